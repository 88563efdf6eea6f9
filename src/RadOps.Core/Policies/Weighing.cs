using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// What the clauses that fired came to: the answers, and of each clause which mark it left. A verdict is made of it, and the path of a decision is
/// told by it, so that the two cannot differ. Sets of clauses are bits.
/// </summary>
internal readonly record struct Weighing
{
    /// <summary>The answer for the images.</summary>
    internal Judgement Images { get; init; }

    /// <summary>The answer for the report.</summary>
    internal Judgement Report { get; init; }

    /// <summary>The way, once the needs are met.</summary>
    internal ReleaseRoute Route { get; init; }

    /// <summary>The media permitted.</summary>
    internal IReadOnlyList<MediumType> Media { get; init; }

    /// <summary>What it costs.</summary>
    internal FeeKind Fee { get; init; }

    /// <summary>Those that fired and did not lose everything that they answered.</summary>
    internal ulong Live { get; init; }

    /// <summary>The one whose answer for the images is quoted.</summary>
    internal ulong AnswersImages { get; init; }

    /// <summary>The one whose answer for the report is quoted.</summary>
    internal ulong AnswersReport { get; init; }

    /// <summary>The one whose way it goes.</summary>
    internal ulong AnswersRoute { get; init; }

    /// <summary>The one that says what it costs.</summary>
    internal ulong AnswersFee { get; init; }

    /// <summary>Those whose needs are told.</summary>
    internal ulong Waiting { get; init; }

    /// <summary>Those whose duties come with what goes.</summary>
    internal ulong Doing { get; init; }

    /// <summary>Those whose duties come with what is refused.</summary>
    internal ulong Refused { get; init; }

    /// <summary>Those that hold something for a named human.</summary>
    internal ulong Holding { get; init; }

    /// <summary>Those that refuse something.</summary>
    internal ulong Refusing { get; init; }

    /// <summary>Those that refuse it as it was asked for.</summary>
    internal ulong RefusingMedium { get; init; }

    /// <summary>Those that say nothing but what is to be shown.</summary>
    internal ulong Remarking { get; init; }

    internal bool MediumRefused => Images.IsMediumRefused || Report.IsMediumRefused;

    /// <summary>All that left a mark on what was asked for: what is quoted, and flagged.</summary>
    internal ulong Shown => AnswersImages | AnswersReport | AnswersRoute | AnswersFee | Waiting | Doing | Refused | Holding | Refusing | RefusingMedium | Remarking;

    /// <summary>The clause that decided the strictest answer; null where the routine is silent.</summary>
    internal CompiledClause? Decisive => Images.Verdict >= Report.Verdict ? Images.Reason ?? Report.Reason : Report.Reason ?? Images.Reason;
}
