namespace RadOps.Core.Release;

/// <summary>
/// Headers and values are compared by their letters and digits alone, in lower case, å and ä as a, ö as o: "Muntligt via beställaren",
/// "muntligt via bestallaren" and "VerbalViaOrderer" however spaced are all found, whoever typed them on whatever keyboard.
/// </summary>
internal static class WordKey
{
    /// <summary>Characters of the longest word that any table holds; what is longer is in none.</summary>
    internal const int MaxLength = 64;

    /// <summary>What becomes of each of ASCII's characters, which most words are made of; 0 for those that are left out.</summary>
    private static readonly char[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Letter((char)code))];

    /// <summary>Writes the key of a text.</summary>
    /// <param name="text">A header or a value.</param>
    /// <param name="key">Room for <see cref="MaxLength"/> characters.</param>
    /// <returns>The key's length; 0 for a text that has none or is too long.</returns>
    internal static int Write(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        foreach (var c in text)
        {
            var letter = c < 128 ? Ascii[c] : Letter(c);

            // A letter written as base and mark (a + ring) leaves its mark behind here.
            if (letter == '\0')
                continue;
            if (length == MaxLength)
                return 0;
            key[length++] = letter;
        }

        return length;
    }

    private static char Letter(char c) => char.ToLowerInvariant(c) switch
    {
        'å' or 'ä' or 'à' or 'á' => 'a',
        'ö' or 'ø' => 'o',
        'é' or 'è' => 'e',
        'ü' => 'u',
        var other when char.IsLetterOrDigit(other) => other,
        _ => '\0',
    };

    /// <summary>The key of a text, as a string.</summary>
    internal static string Of(ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[MaxLength];
        return new(key[..Write(text, key)]);
    }
}
