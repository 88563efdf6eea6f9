using System.Management.Automation;
using RadOps.Core.Audit.Samples;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-AuditSample</c>: draws the releases of a period that are to be reviewed, once and for all, and writes the review sheet.</summary>
[Cmdlet(VerbsCommon.New, "AuditSample", SupportsShouldProcess = true)]
[OutputType(typeof(AuditSample))]
public sealed class NewAuditSampleCommand : WorkplaceCmdlet
{
    /// <summary>The period: a month, a quarter or a year; the last whole month where it is not stated.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(Completion.PeriodCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Period { get; set; }

    /// <summary>How many releases.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int? Size { get; set; }

    /// <summary>The seed; random where it is not stated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Seed { get; set; }

    /// <summary>Files of the review sheet.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void End()
    {
        RequireRegister();
        var period = Period is null ? AuditPeriod.MonthOf(Workplace.Today.AddMonths(-1)) : AuditPeriod.Parse(Period);
        var files = Path.Select(path => PathArgument.FullPath(this, path)).ToList();
        files.ForEach(file => ReviewSheetFile.Require(file, Force));
        if (Workplace.Samples.Find(period, StopToken) is null && !ShouldProcess(period.Name, "Draw a sample of the period's releases, and record it"))
            return;
        var sample = Workplace.Samples.Draw(period, Size, Seed, StopToken);
        foreach (var file in files)
        {
            if (ShouldProcess(file, $"Write the review sheet of {sample.Period}"))
                ReviewSheetFile.Write(sample, file, Workplace, Force);
        }

        WriteObject(sample);
    }
}
