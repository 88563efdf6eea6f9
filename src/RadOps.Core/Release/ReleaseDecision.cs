using RadOps.Core.Policies;
using RadOps.Core.Release.Explaining;

namespace RadOps.Core.Release;

/// <summary>The answer to one request, on one day, by one pack, with the rules that it stands on.</summary>
/// <param name="Request">The request that it answers.</param>
/// <param name="AsOf">The day for which it was decided.</param>
/// <param name="Policy">The pack that decided.</param>
/// <param name="Verdict">What the pack answered.</param>
public sealed record ReleaseDecision(ReleaseRequest Request, DateOnly AsOf, ReleasePolicy Policy, ReleaseVerdict Verdict)
{
    private static readonly PolicyStatus[] MostAssuredFirst = [PolicyStatus.InForce, PolicyStatus.Undated, PolicyStatus.Expired, PolicyStatus.NotYetInForce];

    /// <inheritdoc cref="ReleaseRequest.RequestId"/>
    public string? RequestId => Request.RequestId;

    /// <summary>Id of the pack's organisation.</summary>
    public string Organisation => Policy.Organisation;

    /// <inheritdoc cref="ReleaseVerdict.Outcome"/>
    public DecisionOutcome Outcome => Verdict.Outcome;

    /// <inheritdoc cref="ReleaseVerdict.Images"/>
    public ItemVerdict Images => Verdict.Images;

    /// <inheritdoc cref="ReleaseVerdict.Report"/>
    public ItemVerdict Report => Verdict.Report;

    /// <summary>Whether the images may be made ready: see <see cref="HandOverChecks"/>.</summary>
    public bool ImagesMayBeMade => HandOverChecks.MayBeMade(Images, Needs);

    /// <summary>Whether the report may be made ready: see <see cref="HandOverChecks"/>.</summary>
    public bool ReportMayBeMade => HandOverChecks.MayBeMade(Report, Needs);

    /// <inheritdoc cref="ReleaseVerdict.Route"/>
    public ReleaseRoute Route => Verdict.Route;

    /// <inheritdoc cref="ReleaseVerdict.Media"/>
    public IReadOnlyList<MediumType> Media => Verdict.Media;

    /// <inheritdoc cref="ReleaseVerdict.MediumRefused"/>
    public bool MediumRefused => Verdict.MediumRefused;

    /// <inheritdoc cref="ReleaseVerdict.Fee"/>
    public FeeKind Fee => Verdict.Fee;

    /// <inheritdoc cref="ReleaseVerdict.Needs"/>
    public IReadOnlyList<string> Needs => Verdict.Needs;

    /// <inheritdoc cref="ReleaseVerdict.Duties"/>
    public IReadOnlyList<string> Duties => Verdict.Duties;

    /// <inheritdoc cref="ReleaseVerdict.Flags"/>
    public IReadOnlyList<string> Flags => Verdict.Flags;

    /// <inheritdoc cref="ReleaseVerdict.Rules"/>
    public IReadOnlyList<FiredRule> Rules => Verdict.Rules;

    /// <summary>Whether the register held a release of the same study to the same destination (H-10).</summary>
    public bool EarlierRelease { get; init; }

    /// <summary>The language that <see cref="Explanation"/> and <see cref="Explain"/> speak: Swedish unless somebody asked for another.</summary>
    public ExplanationLanguage Language { get; init; }

    /// <summary>One sentence that can be read aloud on the telephone; made when asked for.</summary>
    public string Explanation => DecisionExplanation.Of(this);

    /// <summary>Id of the pack.</summary>
    public string PolicyId => Policy.Id;

    /// <summary>Version of the document that it stands on, or the start of its SHA-256 where it states none (C13); of several, joined by <c> + </c>.</summary>
    public string PolicyVersion => Verdict.Documents is [var only] ? only.Stamp : string.Join(" + ", Verdict.Documents.Select(document => document.Stamp));

    /// <summary>Whether the document that it stands on was in force on <see cref="AsOf"/>; of several, the least assured answer.</summary>
    public PolicyStatus PolicyStatus => Verdict.Documents is [var only] ? only.StatusOn(AsOf) : Verdict.Documents.Select(document => document.StatusOn(AsOf)).MaxBy(status => Array.IndexOf(MostAssuredFirst, status));

    /// <summary>How it came about, step by step; made when asked for.</summary>
    /// <exception cref="RadOpsException"><c>PathUnknown</c>: it was not made by a pack that <see cref="PolicyCompiler"/> compiled.</exception>
    public DecisionPath Explain() => DecisionPath.Of(this);
}
