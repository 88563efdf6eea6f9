namespace RadOps.Core.Release;

/// <summary>Something that a rule may ask about: a name, and the finite values that it can have, each with a bit of its own.</summary>
public sealed class ReleaseFact
{
    private readonly int count;
    private readonly int shift;
    private readonly bool high;

    internal ReleaseFact(string name, string[] values, int firstBit)
    {
        Name = name;
        Values = values;
        count = values.Length;
        high = firstBit >= 64;
        shift = firstBit & 63;
        Mask = Only(_ => false);
    }

    /// <summary>The name: a column of the request, or that of a derived fact.</summary>
    public string Name { get; }

    /// <summary>The values, in the order of their numbers.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The bits of all its values.</summary>
    internal FactSet Mask { get; }

    /// <summary>The bit of a value within its word.</summary>
    /// <exception cref="RadOpsException">The value is none of <see cref="Values"/>.</exception>
    internal ulong Bit(int value) => (uint)value < (uint)count ? 1UL << (shift + value) : throw Unknown(value);

    /// <summary>The bit of a value among all 128.</summary>
    internal FactSet Set(int value) => high ? new(0, Bit(value)) : new(Bit(value), 0);

    /// <summary>What a condition forbids that wants one of some values: all its others.</summary>
    internal FactSet Only(Func<int, bool> wanted) =>
        Enumerable.Range(0, Values.Count).Where(value => !wanted(value)).Aggregate(default(FactSet), (mask, value) => mask | Set(value));

    private RadOpsException Unknown(int value) =>
        new("UnknownValue", ErrorKind.InvalidInput, FormattableString.Invariant($"{Name} has no value number {value}; the values are {string.Join(", ", Values)}."));
}
