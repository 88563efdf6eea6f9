using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Audit;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that audits the register. It only reads, but for the record of the audit itself where that is asked for.</summary>
public abstract class AuditCmdlet : WorkplaceCmdlet
{
    /// <summary>Only what happened at or after this time.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>After how many days something open is overdue.</summary>
    [Parameter]
    [ValidateRange(1, 3650)]
    public int OpenAfterDays { get; set; } = new AuditOptions().OpenAfterDays;

    /// <summary>Records the audit in the register, so that the next can say what is new.</summary>
    [Parameter]
    public SwitchParameter Record { get; set; }

    /// <summary>Ends with an error when there are findings of this severity or a graver one.</summary>
    [Parameter]
    public FindingSeverity? FailOn { get; set; }

    private protected override bool OnlyLooks => !Record || WhatIf.IsOn(this);

    /// <summary>Audits, and records it where that is asked for and permitted.</summary>
    private protected AuditReport Audit()
    {
        RequireRegister();
        var record = Record && ShouldProcess(Workplace.Register.Location, "Record that the releases were audited, and what was found");
        return Workplace.Audit(Since, OpenAfterDays, record, StopToken);
    }

    /// <summary>Says that the audit failed, when it did.</summary>
    /// <exception cref="RadOpsException"><c>AuditFailed</c>.</exception>
    private protected void RequirePassed(AuditReport report)
    {
        if (FailOn is { } limit && report.CountFrom(limit) is > 0 and var count)
            throw new RadOpsException("AuditFailed", ErrorKind.Corrupt, $"The audit found {CountText.Of(count, "finding that is", "findings that are")} {limit} or graver, and that nobody has answered for: {CountText.Of(report.Count(FindingSeverity.Error), "error")}, {CountText.Of(report.Count(FindingSeverity.Warning), "warning")}.", report.Location);
    }
}
