using RadOps.Core.Settings;

namespace RadOps.Core.Archives;

/// <summary>An examination as one archive answered about it.</summary>
/// <param name="Name">The name that the site gives the archive.</param>
/// <param name="Role">What it is to the department.</param>
/// <param name="Answer">What it answered.</param>
internal sealed record ArchiveView(string Name, NodeRole Role, ArchiveAnswer Answer)
{
    /// <summary>Whether it answered.</summary>
    internal bool IsKnown => Answer.Silence is null && !ReferenceEquals(Answer, ArchiveAnswer.NotAsked);
}
