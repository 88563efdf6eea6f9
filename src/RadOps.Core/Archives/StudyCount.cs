namespace RadOps.Core.Archives;

/// <summary>Whether BFR has as many instances of a study as PACS, as both tell by their own count.</summary>
/// <param name="IsArchived">Whether it has.</param>
/// <param name="Source">Which nodes were asked, when, and their counts, in Swedish words.</param>
/// <param name="At">When they were asked.</param>
public sealed record StudyCount(bool IsArchived, string Source, DateTimeOffset At);
