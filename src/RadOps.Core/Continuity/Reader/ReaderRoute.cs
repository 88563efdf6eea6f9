using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Reader;

/// <summary>One of the ways by which images reach the external reader, on a day. Which one serves depends on the fault: a person chooses .</summary>
public sealed record ReaderRoute
{
    /// <summary>The way.</summary>
    public required TransferRoute Route { get; init; }

    /// <summary>The day that it is about.</summary>
    public required DateOnly At { get; init; }

    /// <summary>Whether images can be sent by it.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Why it is closed, with its source, in Swedish; null where it is open.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when it is as it is, where somebody has said so: the routine's notice, or the site.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Days from <see cref="Since"/> to <see cref="At"/>.</summary>
    public int? AgeDays { get; init; }

    /// <summary>Whole months from <see cref="Since"/> to <see cref="At"/>.</summary>
    public int? AgeMonths { get; init; }

    /// <summary>The routine's words for the way, verbatim.</summary>
    public required string Quote { get; init; }

    /// <summary>The rule that names it: <c>X-19</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its line in the routine.</summary>
    public required int Line { get; init; }

    /// <summary>The routine's title.</summary>
    public required string Document { get; init; }

    /// <summary>The routine's own identity.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The routine's version.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the routine was in force on the day. An expired one is shown all the same, since a fallback must be readable .</summary>
    public required PolicyStatus DocumentStatus { get; init; }

    /// <summary>The routine's notice that closes it, verbatim, also where the site says that it is open again; null where there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>The notice's rule, such as <c>X-21</c>.</summary>
    public string? NoticeRuleId { get; init; }

    /// <summary>The notice's line.</summary>
    public int? NoticeLine { get; init; }

    /// <summary>What the site file says of it, with who and when; null where it says nothing that holds on the day.</summary>
    public RouteStatement? StatedBySite { get; init; }

    /// <summary>What to know before it is taken, in Swedish; null where there is nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>True where RadOps itself can send by it and prove that all is there; false where a person does it elsewhere and RadOps records that.</summary>
    public required bool IsPushedByRadOps { get; init; }

    /// <summary>How it is done, in Swedish.</summary>
    public required string HowTo { get; init; }
}
