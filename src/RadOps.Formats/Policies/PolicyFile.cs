using System.Security.Cryptography;
using System.Text;
using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>A file of the site's own: a pack, or an overlay of one.</summary>
internal sealed class PolicyFile
{
    private readonly YamlMap map;
    private readonly string sha256;

    private PolicyFile(string path, byte[] contents)
    {
        Path = path;
        sha256 = Convert.ToHexStringLower(SHA256.HashData(contents));
        using var reader = new StreamReader(new MemoryStream(contents), Encoding.UTF8);
        map = YamlMap.Load(reader, System.IO.Path.GetFileName(path), "A pack is one YAML document that begins with 'pack:', and an overlay one that begins with 'overlay:'.");
        IsOverlay = map.Keys.Contains(PolicyOverlayReader.FirstKey);
    }

    /// <summary>Where it stands.</summary>
    internal string Path { get; }

    /// <summary>Whether it is an overlay; else it is a pack, or nothing that can be read.</summary>
    internal bool IsOverlay { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="RadOpsException"><c>PolicyUnreadable</c>: it cannot be opened. <c>PolicyInvalid</c>: it is no YAML.</exception>
    internal static PolicyFile Load(string path) => new(path, Contents(path, "policy pack"));

    /// <summary>Reads a routine's text.</summary>
    /// <exception cref="RadOpsException"><c>PolicyUnreadable</c>: it cannot be opened.</exception>
    internal static RoutineText ReadRoutine(string path) => new(Contents(path, "routine"));

    /// <summary>As a pack. The documents whose text stands beside it are held against its quotes.</summary>
    /// <param name="find">Finds another pack by its id, whose document this one quotes too; null for a pack that must state its own.</param>
    internal PolicyPack ReadPack(Func<string, PolicyPack?>? find)
    {
        var pack = PolicyPackReader.Read(map, find);
        foreach (var document in pack.Documents.Where(document => document.Source is not null && document.At?.File == map.At.File))
            RequireQuotes(pack, document);
        return pack;
    }

    /// <summary>As an overlay.</summary>
    internal PolicyOverlay ReadOverlay() => PolicyOverlayReader.Read(map, sha256);

    private void RequireQuotes(PolicyPack pack, PolicyDocument document)
    {
        var source = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", document.Source!);
        if (!File.Exists(source))
            throw PolicyLocation.Invalid(document.At, $"The source of the document '{document.Key}', {document.Source}, is not beside the pack.");
        var text = ReadRoutine(source);
        if (text.Sha256 != document.Sha256)
            throw PolicyLocation.Invalid(document.At, $"{document.Source} is not the text that the pack was made from: its SHA-256 is {text.Sha256}. Read it again, and then write that as the sha256 of '{document.Key}'.");
        if (text.Missing(pack, document).FirstOrDefault() is { } quote)
            throw PolicyLocation.Invalid(quote.At, $"{quote.Owner}: '{quote.Words}' does not begin on line {quote.Line} of {document.Source}, {Instead(text, quote)}.");
    }

    private static string Instead(RoutineText text, PolicyQuote quote) =>
        text.LineOf(quote.Words) is { } line ? FormattableString.Invariant($"but on line {line}")
        : quote.Line > text.LineCount ? FormattableString.Invariant($"which has {text.LineCount} lines")
        : $"which says '{text[quote.Line]}'";

    private static byte[] Contents(string path, string what)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("PolicyUnreadable", error is FileNotFoundException or DirectoryNotFoundException ? ErrorKind.NotFound : ErrorKind.Storage, $"The {what} '{path}' cannot be read: {error.Message}", path, error);
        }
    }
}
