namespace RadOps.Core.Intake;

/// <summary>A file that has come to the folder during a session.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Length in bytes, so far.</param>
/// <param name="Waited">How long it has been there.</param>
/// <param name="IsWhole">True once it has stood still, no browser is at it, and no program holds it open.</param>
public sealed record WaitingFile(string Path, long Length, TimeSpan Waited, bool IsWhole);
