using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cells;

/// <summary>What was, or would be, answered: a verdict without its quotes.</summary>
public sealed record PolicyAnswer
{
    /// <inheritdoc cref="ReleaseVerdict.Outcome"/>
    public required DecisionOutcome Outcome { get; init; }

    /// <inheritdoc cref="ReleaseVerdict.Images"/>
    public required ItemVerdict Images { get; init; }

    /// <inheritdoc cref="ReleaseVerdict.Report"/>
    public required ItemVerdict Report { get; init; }

    /// <inheritdoc cref="ReleaseVerdict.Route"/>
    public required ReleaseRoute Route { get; init; }

    /// <summary>The media permitted, best first; empty where there are none, and in an answer that a register recorded, which does not keep them.</summary>
    public IReadOnlyList<MediumType> Media { get; init; } = [];

    /// <inheritdoc cref="ReleaseVerdict.MediumRefused"/>
    public bool MediumRefused { get; init; }

    /// <inheritdoc cref="ReleaseVerdict.Fee"/>
    public required FeeKind Fee { get; init; }

    /// <inheritdoc cref="ReleaseVerdict.Needs"/>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <inheritdoc cref="ReleaseVerdict.Duties"/>
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>All of it in one line: <c>Outcome Needs; Images Needs; Report Needs; Route Iep; Needs Relevance</c>.</summary>
    public override string ToString() => AnswerText.Of(this);

    internal static PolicyAnswer Of(ReleaseVerdict verdict) => new()
    {
        Outcome = verdict.Outcome,
        Images = verdict.Images,
        Report = verdict.Report,
        Route = verdict.Route,
        Media = verdict.Media,
        MediumRefused = verdict.MediumRefused,
        Fee = verdict.Fee,
        Needs = verdict.Needs,
        Duties = verdict.Duties,
    };

    internal static PolicyAnswer Of(DecisionPayload decision) => new()
    {
        Outcome = decision.Outcome,
        Images = decision.Images,
        Report = decision.Report,
        Route = decision.Route,
        MediumRefused = decision.MediumRefused,
        Fee = decision.Fee,
        Needs = decision.Needs,
        Duties = decision.Duties,
    };
}
