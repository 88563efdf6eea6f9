using System.Text;
using RadOps.Core;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Export;
using RadOps.Formats.Site;

namespace RadOps.Site;

/// <summary>
/// Writes the message to the administrators for a person to send: <c>.eml</c> (RFC 5322), which mail programs open as a draft, or <c>.txt</c>. It has no sender and no date, which belong to whoever sends it.
/// </summary>
public static class ReaderMessageFile
{
    // RFC 2047: a line with an encoded word has 76 characters at most, "Subject: " among them; these bytes become 52.
    private const int BytesOfWord = 39;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Refuses a file that is there, or whose form is not known.</summary>
    /// <exception cref="RadOpsException"><c>MessageFormatUnknown</c>; <c>FileExists</c>.</exception>
    public static void RequireFree(string path)
    {
        _ = IsMail(path);
        SiteFile.RequireFree(path, replace: false);
    }

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">Full path.</param>
    /// <exception cref="RadOpsException"><c>MessageFormatUnknown</c>; <c>FileNotWritten</c>.</exception>
    public static void Write(ReaderMessage message, string path)
    {
        ArgumentNullException.ThrowIfNull(message);
        var bytes = Utf8.GetBytes(IsMail(path) ? Mail(message) : $"Till: {message.To}\nÄmne: {message.Subject}\n\n{message.Body}");
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Takes a message back whose incident was not closed after all.</summary>
    internal static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return; // The failure that led here is the one to tell; this one only leaves a file of a known name behind.
        }
    }

    private static string Mail(ReaderMessage message) => string.Join(
        "\r\n",
        $"To: {message.To}",
        $"Subject: {Encoded(message.Subject)}",
        "X-Unsent: 1",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        message.Body.Replace("\n", "\r\n", StringComparison.Ordinal));

    /// <summary>A header's text as encoded words, none of which parts a letter.</summary>
    private static string Encoded(string text)
    {
        if (text.All(char.IsAscii)) return text;
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Utf8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > BytesOfWord) End();
            word.Append(rune.ToString());
        }

        End();
        return string.Join("\r\n ", words);

        void End()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String(Utf8.GetBytes(word.ToString()))}?=");
            word.Clear();
        }
    }

    private static bool IsMail(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".EML" => true,
        ".TXT" => false,
        _ => throw new RadOpsException("MessageFormatUnknown", ErrorKind.InvalidInput, $"{path} ends neither in .eml nor in .txt, so its form is not known.", path),
    };
}
