namespace RadOps.Core.Export;

/// <summary>Who makes a medium: a process on a machine, and a word of its own for each run.</summary>
/// <param name="Machine">Name of the machine.</param>
/// <param name="Process">Id of the process.</param>
/// <param name="Started">When the process started: ids are used again.</param>
/// <param name="Token">The run's own word.</param>
public sealed record Worker(string Machine, int Process, DateTimeOffset Started, string Token);
