namespace RadOps.Core.Policies;

/// <summary>One fact and the values that it may have, as in <c>Consent: [Verbal, Written]</c> or <c>Signature: { not: Final }</c>.</summary>
/// <param name="Fact">The fact: a column of the request, or one that is derived from it, such as <c>Minor</c>.</param>
/// <param name="Values">The values named.</param>
/// <param name="Negated">True when it is every value but those.</param>
/// <param name="At">Where it stands.</param>
public sealed record PolicyTerm(string Fact, IReadOnlyList<string> Values, bool Negated = false, PolicyLocation? At = null)
{
    /// <summary>As the pack writes it.</summary>
    public override string ToString()
    {
        var values = Values.Count == 1 ? Values[0] : $"[{string.Join(", ", Values)}]";
        return Negated ? $"{Fact}: {{ not: {values} }}" : $"{Fact}: {values}";
    }
}
