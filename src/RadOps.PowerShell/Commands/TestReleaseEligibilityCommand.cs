using System.Management.Automation;
using RadOps.Core.Release;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-ReleaseEligibility</c>: may it be released, to whom, how, at what fee, and by which words of the routine.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ReleaseEligibility", DefaultParameterSetName = InputSet)]
[OutputType(typeof(ReleaseDecision))]
public sealed class TestReleaseEligibilityCommand : RequestFactsCmdlet
{
    /// <summary>The day for which it is decided.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == FactsSet)
            HandleRow(RequestBinder.Bind(GivenFacts(), Binding, 1), "The parameters");
        else
            base.Process();
    }

    private protected override void Handle(ReleaseRequest request) =>
        WriteObject(Decide(request, AsOf is { } day ? DateOnly.FromDateTime(day) : null));
}
