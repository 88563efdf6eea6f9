namespace RadOps.Core.Release;

/// <summary>128 bits: as the facts of a request, one bit is set per fact; as a mask, one per value that a condition forbids.</summary>
internal readonly record struct FactSet(ulong Low, ulong High)
{
    /// <summary>True when the two have no bit in common: facts against the values forbidden.</summary>
    internal bool Avoids(in FactSet forbidden) => ((Low & forbidden.Low) | (High & forbidden.High)) == 0;

    public static FactSet operator |(FactSet left, FactSet right) => new(left.Low | right.Low, left.High | right.High);

    public static FactSet operator &(FactSet left, FactSet right) => new(left.Low & right.Low, left.High & right.High);

    public static FactSet operator ~(FactSet set) => new(~set.Low, ~set.High);
}
