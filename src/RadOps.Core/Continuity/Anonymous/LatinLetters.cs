using System.Text;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Letters with and without marks, by a table of our own: .NET knows nothing of them where it is started without ICU.</summary>
internal static class LatinLetters
{
    private const string Marked = "àáâãäåāăąǎæçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıǐĵķĺļľŀłñńņňŋòóôõöøōŏőǒœŕŗřśŝşšșßţťŧțþùúûüũūŭůűųǔŵýÿŷźżž";
    private const string Without = "aaaaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiiijklllllnnnnnooooooooooorrrsssssstttttuuuuuuuuuuuwyyyzzz";
    // A letter, a mark that stands after it, and the letter that they are together.
    private const string Composed = "a\u0308äo\u0308öu\u0308üe\u0308ëi\u0308ïa\u030Aåu\u030Aůa\u0301áe\u0301éi\u0301ío\u0301óu\u0301úc\u0301ćn\u0301ńs\u0301śz\u0301źy\u0301ýa\u0300àe\u0300èi\u0300ìo\u0300òu\u0300ùa\u0302âe\u0302êi\u0302îo\u0302ôu\u0302ûn\u0303ña\u0303ão\u0303õc\u030Cčs\u030Cšz\u030Cže\u030Cěr\u030Cřc\u0327çs\u0327şa\u0328ąe\u0328ęg\u0306ğa\u0306ăz\u0307ż";

    private static readonly Dictionary<char, char> table = Marked.Zip(Without).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>A small letter without its mark; what has none is as it was.</summary>
    internal static char Bare(char letter) => table.GetValueOrDefault(letter, letter);

    /// <summary>Small letters without marks.</summary>
    internal static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text) bare.Append(Bare(char.ToLowerInvariant(c)));
        return bare.ToString();
    }

    /// <summary>The letter that another and a mark after it are together; the letter itself where there is no such.</summary>
    internal static char Compose(char letter, char mark)
    {
        var lower = char.ToLowerInvariant(letter);
        for (var i = 0; i < Composed.Length; i += 3)
        {
            if (Composed[i] == lower && Composed[i + 1] == mark) return lower == letter ? Composed[i + 2] : char.ToUpperInvariant(Composed[i + 2]);
        }

        return letter;
    }
}
