using System.Numerics;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>The pack as it stands on the days between two changes.</summary>
internal sealed class PolicyEpoch
{
    private readonly string pack;
    private readonly CompiledSection[] sections;
    private readonly FactTests tests;
    private readonly ulong[] beatenOrSelf;

    /// <param name="pack">Id of the pack, for errors.</param>
    /// <param name="sections">The sections, each before those that it is an exception to.</param>
    /// <param name="alternatives">When each of them holds.</param>
    /// <param name="exceptions">Which section goes before which.</param>
    internal PolicyEpoch(string pack, CompiledSection[] sections, IReadOnlyList<FactSet[]> alternatives, RuleExceptions exceptions)
    {
        this.pack = pack;
        this.sections = sections;
        When = alternatives;
        tests = new(alternatives);
        beatenOrSelf = [.. sections.Select((section, index) => sections
            .Select((other, position) => position == index || exceptions.Beats(section.Section.Id, other.Section.Id) ? 1UL << position : 0)
            .Aggregate(0UL, (mask, bit) => mask | bit))];
    }

    /// <summary>The sections, each before those that it is an exception to.</summary>
    internal IReadOnlyList<CompiledSection> Sections => sections;

    /// <summary>When each of them holds: the values that each alternative of its condition forbids.</summary>
    internal IReadOnlyList<FactSet[]> When { get; }

    /// <summary>Whether a section is an exception to another, both by their places in <see cref="Sections"/>.</summary>
    internal bool GoesBefore(int one, int other) => one != other && (beatenOrSelf[one] >> other & 1) != 0;

    /// <summary>The section that the facts belong to.</summary>
    /// <exception cref="RadOpsException">None holds, or two of which neither is an exception to the other.</exception>
    internal CompiledSection SectionFor(in FactSet facts)
    {
        var holding = tests.Holding(facts);
        var winner = BitOperations.TrailingZeroCount(holding);
        if (winner == 64 || (holding & ~beatenOrSelf[winner]) != 0)
            throw Undecided(holding);
        return sections[winner];
    }

    private RadOpsException Undecided(ulong holding)
    {
        var names = sections.Where((_, index) => (holding >> index & 1) != 0).Select(section => section.Section.Id).ToList();
        return names.Count == 0
            ? new("PolicyIncomplete", ErrorKind.InvalidInput, $"No section of the pack {pack} holds for this request.", pack)
            : new("PolicyConflict", ErrorKind.InvalidInput, $"The sections {string.Join(", ", names)} of the pack {pack} hold at once, and not one of them is declared as an exception to the others.", pack);
    }
}
