namespace RadOps.Core.Archives;

/// <summary>How far a retrieval has come.</summary>
/// <param name="Done">Instances that have come.</param>
/// <param name="Total">Instances in all.</param>
public readonly record struct FetchProgress(int Done, int Total);
