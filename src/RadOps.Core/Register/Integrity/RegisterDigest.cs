using System.Globalization;
using System.Text;

namespace RadOps.Core.Register.Integrity;

/// <summary>
/// What a register was at one time, in a few lines to print, or to mail to somebody who does not own the database. A register that is rewritten from the
/// start holds in itself; against a digest that is kept elsewhere it does not.
/// </summary>
public sealed record RegisterDigest
{
    private const string Title = "RadOps registeravtryck 1";
    private const int LineLength = 64;

    /// <summary>Hash of the register's first event, which names the register; <see cref="RegisterChain.Genesis"/> while it was empty.</summary>
    public required string Register { get; init; }

    /// <summary>The last event's position: how many events the register held.</summary>
    public required long Position { get; init; }

    /// <summary>The last event's hash, which depends on every event before it.</summary>
    public required string Hash { get; init; }

    /// <summary>When the digest was taken; in UTC, in whole microseconds.</summary>
    public required DateTimeOffset Taken { get; init; }

    /// <summary>Who took it: user id of the operator.</summary>
    public required string TakenBy { get; init; }

    /// <summary>Which key signed it (<see cref="DigestKey.Id"/>); null when none did.</summary>
    public string? Key { get; init; }

    /// <summary>The signature in Base64: ECDSA over <see cref="SignedText"/> with SHA-256 (IEEE P1363); null when it is not signed.</summary>
    public string? Signature { get; init; }

    /// <summary>The exact text that is signed, in UTF-8.</summary>
    public string SignedText => string.Create(CultureInfo.InvariantCulture, $"{Title}\n{Register}\n{Position}\n{Hash}\n{RegisterTime.ToText(Taken)}\n{TakenBy}");

    /// <summary>The digest as text: no line is longer than 76 characters, and the last line finds slips of whoever types it in again.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Lines()) AppendLine(text, name, value);
        AppendLine(text, "Kontroll", Check());
        return text.ToString();
    }

    /// <summary>Reads a digest, also out of a mail: lines before and after it, quotation marks before each line, other line ends and blanks within hashes do no harm.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it comes from, for the message.</param>
    /// <exception cref="RadOpsException"><c>DigestMalformed</c>: it is none, or holds a slip.</exception>
    public static RegisterDigest Parse(string text, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = Fields(text);
        if (fields is null) throw Malformed("it holds no line that says 'RadOps registeravtryck 1'");
        var digest = new RegisterDigest
        {
            Register = Hex("Register"),
            Position = long.TryParse(Field("Antal"), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : throw Malformed("'Antal' is no number"),
            Hash = Hex("Hash"),
            Taken = Time("Taget"),
            TakenBy = Field("Av"),
            Key = fields.GetValueOrDefault("Nyckel"),
            Signature = fields.GetValueOrDefault("Underskrift") is { } signature ? Joined(signature) : null,
        };
        return Joined(Field("Kontroll")) == digest.Check() ? digest : throw Malformed("a character is wrong in it: the line 'Kontroll' does not agree with the others");

        string Field(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw Malformed($"the line '{name}' is missing");

        string Hex(string name) => Joined(Field(name)).ToLowerInvariant() is { Length: 64 } hash && hash.All(char.IsAsciiHexDigit) ? hash : throw Malformed($"'{name}' is not 64 hexadecimal digits");

        DateTimeOffset Time(string name)
        {
            try
            {
                return RegisterTime.FromText(Field(name));
            }
            catch (RadOpsException error) when (error.Code == "RegisterTimeMalformed")
            {
                throw Malformed($"'{name}' is no time as RadOps writes it");
            }
        }

        RadOpsException Malformed(string why) =>
            new("DigestMalformed", ErrorKind.InvalidInput, $"{source ?? "The text"} is no register digest: {why}. Give the file as Export-RegisterDigest wrote it.", source);
    }

    // What a slip would change: seven characters are enough for eyes, and no protection against anybody.
    private string Check() => RegisterChain.Sha256(string.Join('\n', Lines().Select(line => line.Value)))[..8];

    private IEnumerable<(string Name, string Value)> Lines()
    {
        yield return (Title, "");
        yield return ("Register", Register);
        yield return ("Antal", Position.ToString(CultureInfo.InvariantCulture));
        yield return ("Hash", Hash);
        yield return ("Taget", RegisterTime.ToText(Taken));
        yield return ("Av", TakenBy);
        if (Key is not null) yield return ("Nyckel", Key);
        if (Signature is not null) yield return ("Underskrift", Signature);
    }

    private static void AppendLine(StringBuilder text, string name, string value)
    {
        if (value.Length == 0)
        {
            text.Append(name).Append('\n');
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{name + ":",-12}");
        for (var at = 0; at < value.Length; at += LineLength)
            text.Append(at == 0 ? "" : new string(' ', 12)).Append(value.AsSpan(at, Math.Min(LineLength, value.Length - at))).Append('\n');
    }

    private static Dictionary<string, string>? Fields(string text)
    {
        Dictionary<string, string>? fields = null;
        string? last = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimStart(' ', '\t', '>', '|').Trim();
            if (line == Title)
            {
                fields = new(StringComparer.OrdinalIgnoreCase);
                continue;
            }

            if (fields is null || line.Length == 0) continue;
            // A time holds colons of its own; a name never holds a digit.
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && line.AsSpan(0, colon).IndexOfAnyExceptInRange('A', 'z') < 0)
                fields[last = line[..colon]] = line[(colon + 1)..].Trim();
            else if (last is not null)
                fields[last] += line;
            if (fields.ContainsKey("Kontroll")) break;
        }

        return fields;
    }

    private static string Joined(string value) => string.Concat(value.Where(character => !char.IsWhiteSpace(character)));
}
