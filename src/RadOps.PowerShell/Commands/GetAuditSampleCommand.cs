using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Audit.Samples;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-AuditSample</c>: the samples that were drawn, each drawn once more to prove it, and how their review stands.</summary>
[Cmdlet(VerbsCommon.Get, "AuditSample")]
[OutputType(typeof(AuditSample))]
public sealed class GetAuditSampleCommand : WorkplaceCmdlet
{
    /// <summary>Periods; all where none is stated.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(Completion.PeriodCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Period { get; set; } = [];

    private protected override void Process()
    {
        RequireRegister();
        if (Period.Length == 0)
            WriteObject(Workplace.Samples.All(StopToken), enumerateCollection: true);
        foreach (var name in Period)
        {
            Attempt(() => WriteObject(Workplace.Samples.Find(AuditPeriod.Parse(name), StopToken)
                ?? throw new RadOpsException("SampleNotFound", ErrorKind.NotFound, $"No sample of {name.Trim()} is drawn. Draw it with New-AuditSample.", name.Trim())));
        }
    }
}
