namespace RadOps.Core.Archives;

/// <summary>What one archive answered to one question.</summary>
/// <param name="Studies">The studies that it has.</param>
/// <param name="Instances">SOP Instance UIDs of all their instances.</param>
/// <param name="Silence">Why it did not answer; null when it did.</param>
internal sealed record ArchiveAnswer(IReadOnlyList<ArchivedStudy> Studies, IReadOnlySet<string> Instances, RadOpsException? Silence)
{
    private static readonly HashSet<string> None = [];

    /// <summary>It was not asked.</summary>
    internal static ArchiveAnswer NotAsked { get; } = new([], None, null);

    internal ArchiveAnswer(IReadOnlyList<ArchivedStudy> studies, IReadOnlySet<string>? instances = null)
        : this(studies, instances ?? None, null)
    {
    }

    internal ArchiveAnswer(RadOpsException silence)
        : this([], None, silence)
    {
    }
}
