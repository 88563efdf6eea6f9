using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;

namespace RadOps.Dicom.Data;

/// <summary>Text by Specific Character Set (0008,0005): PS3.3 C.12.1.1.2, PS3.5 6.1.</summary>
internal sealed class CharacterSet
{
    /// <summary>The term for UTF-8, in which RadOps writes.</summary>
    public const string Utf8Term = "ISO_IR 192";

    private const byte Escape = 0x1B;
    private const int MaximumCached = 256;

    // Whatever was switched to ends at the end of a value, a line, or a name's component.
    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("\\^=\r\n\t\f"u8);
    private static readonly ConcurrentDictionary<string, CharacterSet> Known = new(StringComparer.Ordinal);

    private readonly SingleByteSet kind;
    private readonly Encoding? encoding;
    private readonly bool hasEscapes;

    private CharacterSet(string term)
    {
        var terms = term.Split('\\');
        var first = terms[0].Trim();
        hasEscapes = terms.Length > 1 || first.StartsWith("ISO 2022", StringComparison.Ordinal);
        encoding = CharacterSetTerms.EncodingOf(first);
        kind = first.Length == 0 || CharacterSetTerms.NumberOf(first) == 6 ? SingleByteSet.Undeclared
            : encoding is null ? SingleByteSet.Unknown
            : encoding is UTF8Encoding ? SingleByteSet.Utf8
            : SingleByteSet.Declared;
    }

    private enum SingleByteSet
    {
        Undeclared,
        Unknown,
        Utf8,
        Declared,
    }

    /// <summary>The set that a value of Specific Character Set names; an empty value is the default, ISO_IR 6.</summary>
    public static CharacterSet Of(ReadOnlySpan<byte> value)
    {
        var term = Encoding.ASCII.GetString(value.TrimEnd(" \0"u8));
        if (Known.TryGetValue(term, out var set))
            return set;
        set = new CharacterSet(term);
        if (Known.Count < MaximumCached) // a hostile folder must not fill the memory
            Known.TryAdd(term, set);
        return set;
    }

    /// <summary>Reads text; padding at its end is dropped.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, ref TextOddities oddities)
    {
        bytes = bytes.TrimEnd(" \0"u8);
        if (!bytes.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E))
            return Encoding.ASCII.GetString(bytes);
        if (hasEscapes && bytes.Contains(Escape))
            return DecodeEscapes(bytes, ref oddities);
        return DecodePlain(bytes, encoding, ref oddities);
    }

    private string DecodePlain(ReadOnlySpan<byte> bytes, Encoding? active, ref TextOddities oddities)
    {
        if (Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);
        switch (kind)
        {
            case SingleByteSet.Undeclared when active is null:
                oddities |= TextOddities.Undeclared;
                return (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
            case SingleByteSet.Unknown when active is null:
                oddities |= TextOddities.UnknownSet;
                return ReplaceOutsideAscii(bytes);
            case SingleByteSet.Declared when Utf8.IsValid(bytes) && active!.IsSingleByte:
                oddities |= TextOddities.LooksLikeUtf8;
                break;
        }
        var text = active!.GetString(bytes);
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            oddities |= TextOddities.Malformed;
        return text;
    }

    private static string ReplaceOutsideAscii(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (text, source) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = source[i] < 0x80 ? (char)source[i] : '\uFFFD';
        });

    /// <summary>Code extension by escape sequences (ISO 2022, PS3.5 6.1.2.4, 6.1.2.5): each switches what the bytes after it mean.</summary>
    private string DecodeEscapes(ReadOnlySpan<byte> bytes, ref TextOddities oddities)
    {
        var text = new StringBuilder();
        var active = new EscapedSet(encoding, false, []);
        while (!bytes.IsEmpty)
        {
            if (bytes[0] == Escape)
            {
                var length = CharacterSetTerms.ReadEscape(bytes, encoding, ref active);
                if (length == 0)
                {
                    oddities |= TextOddities.Malformed;
                    text.Append('\uFFFD');
                    length = 1;
                }
                bytes = bytes[length..];
                continue;
            }
            var next = bytes.IndexOf(Escape);
            var part = next < 0 ? bytes : bytes[..next];
            if (active.IsDoubleByte)
            {
                text.Append(DecodeDouble(part, active, ref oddities));
            }
            else
            {
                var end = part.IndexOfAny(Delimiters);
                if (end == 0)
                {
                    active = new EscapedSet(encoding, false, []);
                    part = part[..1];
                }
                else if (end > 0)
                {
                    part = part[..end];
                }
                text.Append(DecodePlain(part, active.Encoding, ref oddities));
            }
            bytes = bytes[part.Length..];
        }
        return text.ToString();
    }

    /// <summary>Two bytes of seven bits a letter, as EUC has them with the high bits set.</summary>
    private static string DecodeDouble(ReadOnlySpan<byte> part, EscapedSet active, ref TextOddities oddities)
    {
        var euc = new ArrayBufferWriter<byte>(part.Length * 2 + 2);
        for (var i = 0; i + 1 < part.Length; i += 2)
        {
            euc.Write(active.Prefix);
            euc.Write([(byte)(part[i] | 0x80), (byte)(part[i + 1] | 0x80)]);
        }
        var text = active.Encoding!.GetString(euc.WrittenSpan);
        if (part.Length % 2 != 0 || text.Contains('\uFFFD', StringComparison.Ordinal))
            oddities |= TextOddities.Malformed;
        return part.Length % 2 != 0 ? text + '\uFFFD' : text;
    }
}
