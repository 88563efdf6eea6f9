using System.Text;
using RadOps.Core;

namespace RadOps.Formats.Hl7;

/// <summary>
/// Reads a file of HL7 v2 messages: one, several after each other, a batch with its envelopes, or as they came over MLLP. Segments end in CR, as the standard has it, or in LF or CR LF, as editors and copying leave them.
/// </summary>
internal static class Hl7File
{
    /// <summary>The longest file that is read, in bytes: a report is some kilobytes.</summary>
    internal const long MaximumLength = 64 * 1024 * 1024;

    private const byte StartOfBlock = 0x0B;
    private const byte EndOfBlock = 0x1C;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the messages.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="RadOpsException"><c>Hl7Broken</c>: it is no such file; its message begins as what follows the file's name.</exception>
    internal static IReadOnlyList<Hl7Message> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(StrictUtf8Mark))
            bytes = bytes[StrictUtf8Mark.Length..];
        var messages = new List<Hl7Message>();
        List<Hl7Segment>? segments = null;
        var delimiters = default(Hl7Delimiters);
        var encoding = default(Encoding);
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            var line = (end < 0 ? bytes : bytes[..end]).Trim([StartOfBlock, EndOfBlock, (byte)' ']);
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (line.StartsWith("MSH"u8))
            {
                var header = Encoding.Latin1.GetString(line);
                delimiters = Hl7Delimiters.Of(header) ?? throw Broken("its MSH segment does not state the delimiters");
                encoding = EncodingOf(new Hl7Segment(header, delimiters).Value(18));
                messages.Add(new(segments = []));
            }
            else if (line.IsEmpty || line.StartsWith("FHS"u8) || line.StartsWith("BHS"u8) || line.StartsWith("BTS"u8) || line.StartsWith("FTS"u8))
                continue;

            if (segments is null)
                throw Broken("it does not begin with an MSH segment");
            segments.Add(new(Decode(line, encoding), delimiters));
        }

        return messages.Count > 0 ? messages : throw Broken("it holds no message");
    }

    private static ReadOnlySpan<byte> StrictUtf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The encoding that a message states; null when it states none, and each segment is UTF-8 if it can be, else Latin-1.</summary>
    private static Encoding? EncodingOf(string? stated) => stated?.ToUpperInvariant() switch
    {
        null => null,
        "UNICODE UTF-8" or "UTF-8" or "UTF8" or "ASCII" => StrictUtf8,
        "8859/1" or "8859/15" or "ISO-8859-1" or "ISO 8859-1" => Encoding.Latin1,
        _ => throw Broken("its character set (MSH-18) is none that RadOps reads: UNICODE UTF-8, 8859/1, 8859/15 or ASCII"),
    };

    private static string Decode(ReadOnlySpan<byte> line, Encoding? encoding)
    {
        try
        {
            return (encoding ?? StrictUtf8).GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return encoding is null ? Encoding.Latin1.GetString(line) : throw Broken("it holds bytes that its character set (MSH-18) does not have");
        }
    }

    internal static RadOpsException Broken(string why) => new("Hl7Broken", ErrorKind.Corrupt, why);
}
