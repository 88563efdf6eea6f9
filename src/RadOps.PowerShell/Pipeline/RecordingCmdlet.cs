using System.Management.Automation;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that adds to the record of releases that are in the register. With -WhatIf it only looks.</summary>
public abstract class RecordingCmdlet : WorkplaceCmdlet
{
    /// <summary>Names of releases.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(Completion.ExportIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    /// <summary>Does the cmdlet's work on one release, which is in the register.</summary>
    private protected abstract void Handle(Core.Register.MediaExport release);

    private protected override void Process()
    {
        RequireRegister();
        foreach (var exportId in ExportId)
            Attempt(() => Handle(Releases.Get(exportId.Trim().ToUpperInvariant())));
    }
}
