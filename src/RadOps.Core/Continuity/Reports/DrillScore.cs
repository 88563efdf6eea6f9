namespace RadOps.Core.Continuity.Reports;

/// <summary>One thing that a drill is judged by.</summary>
/// <param name="What">What, in Swedish.</param>
/// <param name="Points">Points given.</param>
/// <param name="Most">The most that could be given.</param>
/// <param name="Took">How long it took; null where it was not done, or is no matter of time.</param>
/// <param name="Why">What it was judged by, in Swedish.</param>
public sealed record DrillScore(string What, int Points, int Most, TimeSpan? Took, string Why);
