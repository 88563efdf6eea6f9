using System.Management.Automation;
using RadOps.Core.Audit.Samples;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-AuditReview</c>: what a reviewer found of the releases in a sample.</summary>
[Cmdlet(VerbsLifecycle.Register, "AuditReview", SupportsShouldProcess = true)]
[OutputType(typeof(SampledRelease))]
public sealed class RegisterAuditReviewCommand : WorkplaceCmdlet
{
    /// <summary>The sample's period.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    [ValidateNotNullOrEmpty]
    public string Period { get; set; } = "";

    /// <summary>Releases of the sample.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SampledReleaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    /// <summary>What was found.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public ReviewOutcome Outcome { get; set; }

    /// <summary>Who signs: name and role; the account where it is not stated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? By { get; set; }

    /// <summary>Why; demanded of all but a justified release.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Comment { get; set; }

    /// <summary>Number of the deviation report.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Reference { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        RequireRegister();
        var period = AuditPeriod.Parse(Period);
        foreach (var exportId in ExportId)
        {
            Attempt(() =>
            {
                var release = Workplace.Samples.FindSampled(period, exportId);
                if (!ShouldProcess(release.ExportId, $"Record that a reviewer found: {Outcome}"))
                    return;
                if (string.Equals(release.Operator, Workplace.Operator.Operator, StringComparison.OrdinalIgnoreCase))
                    WriteWarning($"{release.ExportId} was released by the same account that now reviews it. It is recorded, and the audit will say so; let somebody else review it.");
                WriteObject(Workplace.Samples.Review(period, release.ExportId, Outcome, By, Comment, Reference));
            });
        }
    }
}
