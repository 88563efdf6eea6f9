namespace RadOps.Core.Audit.Schedules;

/// <summary>A program with its arguments, to be run with nobody there: every path in it is a full one.</summary>
/// <param name="Path">Full path of the program.</param>
/// <param name="Arguments">Its arguments, as the program shall get them.</param>
/// <param name="Variables">Variables that it needs and that a scheduler does not give; never secrets.</param>
public sealed record ScheduledProgram(string Path, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables);
