namespace RadOps.Storage;

/// <summary>A register's name, taken apart: <c>engine:target</c>, or a file path alone. A single letter before the colon is a Windows drive.</summary>
/// <param name="Engine">Lower-case engine.</param>
/// <param name="Target">Full path or connection string.</param>
internal sealed record RegisterName(string Engine, string Target)
{
    internal const string Sqlite = "sqlite";
    internal const string SqlServer = "sqlserver";
    internal const string Postgres = "postgres";

    /// <summary>The file of a register in a file; null where it is on a server.</summary>
    internal static string? FileOf(string register) => Parse(register) is { Engine: Sqlite, Target: { Length: > 0 } path } ? path : null;

    internal static RegisterName Parse(string register)
    {
        var text = register.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var named = colon > 1 && text[..colon].All(char.IsAsciiLetter);
        var engine = named ? text[..colon].ToLowerInvariant() : Sqlite;
        var target = named ? text[(colon + 1)..].Trim() : text;
        return new RegisterName(engine, engine == Sqlite && target.Length > 0 ? Path.GetFullPath(target) : target);
    }
}
