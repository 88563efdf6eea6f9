namespace RadOps.Build.Testing;

/// <summary>What a runner, or all of them, came to.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Failures">The name of each that failed; a runner that crashed is one.</param>
/// <param name="Skips">The name of each that was skipped, with its reason.</param>
internal sealed record TestOutcome(int Passed, IReadOnlyList<string> Failures, IReadOnlyList<string> Skips)
{
    internal static TestOutcome None { get; } = new(0, [], []);

    internal static TestOutcome Failed(string what) => new(0, [what], []);

    public static TestOutcome operator +(TestOutcome left, TestOutcome right) =>
        new(left.Passed + right.Passed, [.. left.Failures, .. right.Failures], [.. left.Skips, .. right.Skips]);
}
