using System.Management.Automation;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Export-DisclosureReport</c>: the account of a patient's releases as a paper or a table, recorded as written.</summary>
[Cmdlet(VerbsData.Export, "DisclosureReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDisclosureReportCommand : WorkplaceCmdlet
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The report.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public DisclosureReport? InputObject { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        RequireRegister();
        var file = PathArgument.FullPath(this, Path);
        // A second patient's report must not take the first one's place, whatever -Force says.
        var replace = Force && !written.Contains(file);
        DisclosureFile.RequireAsync(file, Workplace, replace).GetAwaiter().GetResult();
        if (!ShouldProcess(file, $"Write the account of {CountText.Of(InputObject!.Disclosures.Count, "release")}, and record that it was written"))
            return;
        _ = Workplace.Disclosures;
        RunWork(output => DisclosureFile.WriteAsync(InputObject, file, Workplace, replace, output.Stopping));
        written.Add(file);
        WriteObject(new FileInfo(file));
    }
}
