namespace RadOps.Core.Completion;

/// <summary>An identity document that a person at the desk has looked at.</summary>
/// <param name="Document">What sort.</param>
/// <param name="ValidTo">The last day on which it is valid.</param>
public sealed record IdentityCheck(IdentityDocument Document, DateOnly ValidTo)
{
    /// <summary>The check that two statements make; null where neither is made.</summary>
    /// <param name="document">What sort.</param>
    /// <param name="validTo">The last day on which it is valid.</param>
    /// <param name="name">What they are called where they are stated.</param>
    /// <exception cref="RadOpsException"><c>IdentityIncomplete</c>: one is stated without the other.</exception>
    public static IdentityCheck? Of(IdentityDocument? document, DateOnly? validTo, string name) => (document, validTo) switch
    {
        (null, null) => null,
        ({ } sort, { } day) => new IdentityCheck(sort, day),
        _ => throw new RadOpsException("IdentityIncomplete", ErrorKind.InvalidInput, $"{name}: an identity document is stated with its sort and the last day on which it is valid, both.", name),
    };
}
