using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>What one source says of one request.</summary>
public sealed record SourceAnswer
{
    /// <summary>It knows nothing of it.</summary>
    public static SourceAnswer Nothing { get; } = new();

    /// <summary>The facts that it states; two of one column are two statements that may disagree.</summary>
    public IReadOnlyList<FoundFact> Facts { get; init; } = [];

    /// <summary>What it tells that is no column of a request, such as who referred.</summary>
    public IReadOnlyList<ResolvedFact> Told { get; init; } = [];

    /// <summary>Disputes that it knows of itself, as when it has the examination for another patient.</summary>
    public IReadOnlyList<DisputedFact> Disputes { get; init; } = [];

    /// <summary>What is to be known of the facts, such as <c>ReportAmended</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Why it does not tell more.</summary>
    public IReadOnlyList<ResolutionProblem> Problems { get; init; } = [];

    /// <summary>An answer that is a problem and nothing else.</summary>
    public static SourceAnswer Of(ResolutionProblem problem) => new() { Problems = [problem] };
}
