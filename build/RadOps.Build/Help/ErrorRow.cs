namespace RadOps.Build.Help;

/// <summary>What the help says of one error.</summary>
/// <param name="Code">Its stable code: what FullyQualifiedErrorId begins with.</param>
/// <param name="Categories">The categories that its records have, in order of name.</param>
/// <param name="Texts">What it means and what is to be done, by culture.</param>
internal sealed record ErrorRow(string Code, IReadOnlyList<string> Categories, IReadOnlyDictionary<string, string> Texts);
