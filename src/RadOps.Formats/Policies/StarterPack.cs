using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Release;

namespace RadOps.Formats.Policies;

/// <summary>
/// The pack that an organisation begins with: valid as it stands, with every construct shown in Swedish comments. It answers Open until somebody has
/// written rules in it.
/// </summary>
public sealed record StarterPack
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The organisation, as requests name it.</summary>
    public required string Organisation { get; init; }

    /// <summary>Its region, in plain words; null to leave it to be filled in.</summary>
    public string? Region { get; init; }

    /// <summary>The routine's text, UTF-8, against which quotes are checked; null to leave it to be filled in.</summary>
    public string? Source { get; init; }

    /// <summary>Writes the pack.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>: it exists. <c>FileNotWritable</c>: it cannot be written. <c>SourceUnreadable</c>, <c>SourceNotText</c>: <see cref="Source"/> cannot be read. <c>UnknownOrganisation</c>: none is stated.</exception>
    public void Write(string path, bool overwrite)
    {
        var text = Text(path);
        NewFile.Write(path, overwrite, file => file.Write(Encoding.UTF8.GetBytes(text)));
    }

    private string Text(string path)
    {
        var name = RoutineText.Spaced(Organisation);
        if (name.Length == 0)
            throw new RadOpsException("UnknownOrganisation", ErrorKind.InvalidInput, "No organisation is stated.");
        var routine = Source is null ? null : RoutineFile.Read(Source);
        using var template = new StreamReader(typeof(StarterPack).Assembly.GetManifestResourceStream("StarterPack.yaml")!, Encoding.UTF8);
        return new StringBuilder(template.ReadToEnd().ReplaceLineEndings("\n"))
            .Replace("{name}", name)
            .Replace("{id}", Quoted(name))
            .Replace("{region}", Region is null ? "Fyll i regionens namn" : Quoted(Region))
            .Replace("{title}", routine?.Lines.FirstOrDefault().Words is { } first ? Quoted(first) : "Fyll i rutinens titel")
            .Replace("{key}", Key)
            .Replace("{source}", SourceLines(path, routine))
            .Replace("{facts}", Lines(ReleaseFacts.All.Select(fact => (fact.Name, string.Join(", ", fact.Values)))))
            .Replace("{needs}", Lines(NeedCodes.All.Select(code => (code, NeedCodes.Swedish(code)))))
            .ToString();
    }

    /// <summary>The document's short name: the organisation's first letter.</summary>
    private string Key => Organisation.FirstOrDefault(char.IsLetter) is var letter && letter != default ? letter.ToString().ToUpper(CultureInfo.InvariantCulture) : "R";

    private string SourceLines(string path, RoutineText? routine)
    {
        const string check = "mot den prövas citaten varje gång filen läses";
        if (Source is null || routine is null)
            return $"#    source: rutin.txt      # rutinens text, bredvid den här filen; {check}\n    sha256: null           # textens SHA-256, med små bokstäver; null så länge ingen har läst in den, och då kan ingen regel citera den";
        var beside = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFullPath(Source)).Replace('\\', '/');
        return $"    source: {Quoted(beside)}   # rutinens text; {check}\n    sha256: {routine.Sha256}";
    }

    /// <summary>A text as YAML takes for nothing else. JSON's strings are YAML's too.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    private static string Lines(IEnumerable<(string Name, string Says)> entries) =>
        string.Join('\n', entries.Select(entry => $"# {entry.Name,-26} {entry.Says}"));
}
