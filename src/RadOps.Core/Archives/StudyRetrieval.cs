namespace RadOps.Core.Archives;

/// <summary>What came of a retrieval.</summary>
/// <param name="Service">The service that was used: <c>C-GET</c> or <c>C-MOVE</c>.</param>
/// <param name="Arrived">SOP Instance UIDs of what lies whole in the folder.</param>
/// <param name="Failure">Why it is not all, as the node or the connection told it; null when nothing failed.</param>
public sealed record StudyRetrieval(string Service, IReadOnlyList<string> Arrived, RadOpsException? Failure);
