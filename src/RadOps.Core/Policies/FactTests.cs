using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// Which of a row of things, such as the clauses of a section, hold for the facts of a request. Each has alternatives, one of which must hold, and
/// each alternative is the values that it forbids.
/// </summary>
internal sealed class FactTests
{
    private readonly Test[] tests;

    /// <param name="alternatives">The alternatives of each thing, 64 things at most.</param>
    internal FactTests(IEnumerable<FactSet[]> alternatives) =>
        tests = [.. alternatives.SelectMany((forbidden, index) => forbidden.Select(values => new Test(values, index)))];

    /// <summary>
    /// Those that hold, as bits in their order. There is no branch but the loop's: half of the tests hold and half don't, as no processor could
    /// foresee, and each wrong guess would cost more than the test.
    /// </summary>
    internal ulong Holding(FactSet facts)
    {
        var holding = 0UL;
        foreach (ref readonly var test in tests.AsSpan())
            holding |= (facts.Avoids(test.Forbidden) ? 1UL : 0UL) << test.Index;
        return holding;
    }

    /// <param name="Forbidden">The values that the alternative forbids.</param>
    /// <param name="Index">Place of the thing in the row.</param>
    private readonly record struct Test(FactSet Forbidden, int Index);
}
