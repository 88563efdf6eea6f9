using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>Holds a pack against the texts that it names as its documents' sources.</summary>
internal static class SourceCheck
{
    /// <summary>Refuses a pack that quotes what its sources do not say.</summary>
    /// <exception cref="RadOpsException"><c>PolicyInvalid</c>, with the place in the pack; <c>SourceUnreadable</c>, <c>SourceNotText</c>.</exception>
    internal static void Require(PolicyPack pack)
    {
        foreach (var document in pack.Documents)
            if (document.Source is { } source)
                Require(pack, document, source);
    }

    private static void Require(PolicyPack pack, PolicyDocument document, string source)
    {
        var name = Path.GetFileName(source);
        if (!File.Exists(source))
            throw PolicyLocation.Invalid(document.At, $"The source of the document '{document.Key}', {name}, is not where the pack says.");
        var text = RoutineFile.Read(source);
        if (text.Sha256 != document.Sha256)
            throw PolicyLocation.Invalid(document.At, $"{name} is not the text that the pack was made from: its SHA-256 is {text.Sha256}. Read it again, and then write that as the sha256 of '{document.Key}'.");
        if (text.Missing(pack, document).FirstOrDefault() is { } quote)
            throw PolicyLocation.Invalid(quote.At, $"{quote.Owner}: '{quote.Words}' does not begin on line {quote.Line} of {name}, {Instead(text, quote)}.");
    }

    private static string Instead(RoutineText text, PolicyQuote quote) =>
        text.LineOf(quote.Words) is { } line ? FormattableString.Invariant($"but on line {line}")
        : quote.Line > text.LineCount ? $"which has {CountText.Of(text.LineCount, "line")}"
        : $"which says '{text[quote.Line]}'";
}
