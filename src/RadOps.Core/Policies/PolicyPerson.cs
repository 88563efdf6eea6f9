namespace RadOps.Core.Policies;

/// <summary>Somebody whom a document names as its owner, reviewer or approver. The user id is the key; names are labels, and nothing is derived from either (C29, C36).</summary>
/// <param name="UserId">User id, such as <c>annan83</c>.</param>
/// <param name="Names">The name, in every spelling that the document has.</param>
/// <param name="Role">What the document calls them.</param>
public sealed record PolicyPerson(string UserId, IReadOnlyList<string> Names, string? Role)
{
    /// <summary>As it is shown: <c>Ann-Christine Frendius (även skrivet Ann-Christine Frennius), annan83, Överläkare</c>.</summary>
    public override string ToString()
    {
        var also = Names.Count > 1 ? $" (även skrivet {string.Join(", ", Names.Skip(1))})" : "";
        return $"{Names[0]}{also}, {UserId}{(Role is null ? "" : $", {Role}")}";
    }
}
