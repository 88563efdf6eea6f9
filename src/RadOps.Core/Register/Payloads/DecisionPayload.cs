using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>A decision as the register remembers it: enough to say by which words it was taken, and to take it anew.</summary>
internal sealed record DecisionPayload
{
    public DateOnly AsOf { get; init; }

    public required string PolicyId { get; init; }

    public required string PolicyVersion { get; init; }

    public PolicyStatus PolicyStatus { get; init; }

    public required string Organisation { get; init; }

    public DecisionOutcome Outcome { get; init; }

    public ItemVerdict Images { get; init; }

    public ItemVerdict Report { get; init; }

    public ReleaseRoute Route { get; init; }

    public FeeKind Fee { get; init; }

    public bool MediumRefused { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];

    public IReadOnlyList<string> Duties { get; init; } = [];

    public IReadOnlyList<string> Flags { get; init; } = [];

    public IReadOnlyList<SourcePayload> Sources { get; init; } = [];

    public IReadOnlyList<RulePayload> Rules { get; init; } = [];

    internal static DecisionPayload Of(ReleaseDecision decision)
    {
        var sources = decision.Rules.Select(SourcePayload.Of).OfType<SourcePayload>().Distinct().ToList();
        return new DecisionPayload
        {
            AsOf = decision.AsOf,
            PolicyId = decision.PolicyId,
            PolicyVersion = decision.PolicyVersion,
            PolicyStatus = decision.PolicyStatus,
            Organisation = decision.Organisation,
            Outcome = decision.Outcome,
            Images = decision.Images,
            Report = decision.Report,
            Route = decision.Route,
            Fee = decision.Fee,
            MediumRefused = decision.MediumRefused,
            Needs = decision.Needs,
            Duties = decision.Duties,
            Flags = decision.Flags,
            Sources = sources,
            Rules = [.. decision.Rules.Select(rule => new RulePayload(rule.RuleId, rule.Line, SourcePayload.Of(rule) is { } source ? sources.IndexOf(source) + 1 : 0))],
        };
    }
}
