namespace RadOps.Core.Policies.Cases;

/// <summary>Something that a pack decided otherwise than a case expects.</summary>
/// <param name="Property">The property of the decision, such as <c>Images</c>.</param>
/// <param name="Expected">What the case expects; empty for nothing.</param>
/// <param name="Actual">What the pack decided; empty for nothing.</param>
public sealed record CaseDifference(string Property, string Expected, string Actual)
{
    /// <summary><c>Images: expected Allow, was Open</c>.</summary>
    public override string ToString() => $"{Property}: expected {OrNothing(Expected)}, was {OrNothing(Actual)}";

    private static string OrNothing(string text) => text.Length == 0 ? "nothing" : text;
}
