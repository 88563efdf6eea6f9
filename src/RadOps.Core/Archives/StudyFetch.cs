namespace RadOps.Core.Archives;

/// <summary>What is to be fetched from an archive for one request: its study, or its studies, with every instance that the archive says it has.</summary>
/// <param name="Archive">The name that the site gives the archive.</param>
/// <param name="Studies">The instances of each study, by its Study Instance UID.</param>
/// <param name="RequestId">The request's key, which errors point to.</param>
public sealed record StudyFetch(string Archive, IReadOnlyDictionary<string, IReadOnlyList<ArchivedInstance>> Studies, string? RequestId)
{
    /// <summary>How many instances it is.</summary>
    public int InstanceCount => Studies.Values.Sum(instances => instances.Count);

    /// <summary>The studies as places to read from.</summary>
    public IReadOnlyList<string> Sources => [.. Studies.Keys.Select(uid => new ArchiveSource(Archive, uid).ToString())];
}
