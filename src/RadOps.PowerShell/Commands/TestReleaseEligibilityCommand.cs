using System.Management.Automation;
using RadOps.Core.Release;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-ReleaseEligibility</c>: may it be released, to whom, how, at what fee, and by which words of the routine.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ReleaseEligibility", DefaultParameterSetName = InputSet)]
[OutputType(typeof(ReleaseDecision), typeof(DecisionPath))]
public sealed class TestReleaseEligibilityCommand : RequestFactsCmdlet
{
    /// <summary>The day for which it is decided.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    /// <summary>Gives, in place of each decision, the path to it.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    /// <summary>The language that decisions are explained in, whatever the session's own is.</summary>
    [Parameter]
    [ValidateSet(ExplanationCulture.Swedish, ExplanationCulture.English)]
    public string Culture { get; set; } = ExplanationCulture.Swedish;

    private protected override void Process()
    {
        if (ParameterSetName == FactsSet)
            HandleRow(RequestBinder.Bind(GivenFacts(), Binding, 1), "The parameters");
        else
            base.Process();
    }

    private protected override void Handle(ReleaseRequest request)
    {
        var decision = Decide(request, AsOf is { } day ? DateOnly.FromDateTime(day) : null);
        if (ExplanationCulture.Find(Culture) is { } language && language != decision.Language)
            decision = decision with { Language = language };
        WriteObject(Explain ? decision.Explain() : decision);
    }
}
