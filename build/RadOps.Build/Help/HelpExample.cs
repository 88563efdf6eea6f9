namespace RadOps.Build.Help;

/// <summary>An example: what it shows, the commands, and what is to be said of them.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The commands.</param>
/// <param name="Remarks">What is to be said of them.</param>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);
