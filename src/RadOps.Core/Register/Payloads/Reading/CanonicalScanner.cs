using System.Buffers;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>
/// Goes through canonical JSON by its bytes: what stands next is asked for, and either stands there or not. It finds where a value ends, and leaves it to the serializer whether it is one; an own reader, since the
/// library's looks at each byte of values that were read a moment ago.
/// </summary>
/// <param name="json">What it goes through.</param>
internal ref struct CanonicalScanner(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> StringEnds = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> Nesting = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create(",}]"u8);

    private ReadOnlySpan<byte> rest = json;

    /// <summary>Whether all was gone through.</summary>
    internal readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Goes past these bytes, where they stand next.</summary>
    internal bool Take(ReadOnlySpan<byte> bytes)
    {
        if (!rest.StartsWith(bytes)) return false;
        rest = rest[bytes.Length..];
        return true;
    }

    /// <summary>Goes past this value, where it stands next and ends there.</summary>
    internal bool TakeValue(ReadOnlySpan<byte> value)
    {
        // A number may go on.
        if (!rest.StartsWith(value) || value.Length == rest.Length || !ValueEnds.Contains(rest[value.Length])) return false;
        rest = rest[value.Length..];
        return true;
    }

    /// <summary>Goes past the next value, whatever it is.</summary>
    /// <returns>Its bytes, which are one value's only if a reader of JSON says so; empty where it does not end.</returns>
    internal ReadOnlySpan<byte> TakeValue()
    {
        var length = rest.IsEmpty ? 0 : rest[0] switch
        {
            (byte)'"' => StringLength(rest),
            (byte)'{' or (byte)'[' => NestedLength(rest),
            _ => Math.Max(rest.IndexOfAny(ValueEnds), 0),
        };
        var value = rest[..length];
        rest = rest[length..];
        return value;
    }

    /// <summary>How long the string is that the bytes begin with, quotes and all; 0 where it does not end.</summary>
    private static int StringLength(ReadOnlySpan<byte> bytes)
    {
        for (var at = 1; at < bytes.Length; at += 2)
        {
            var next = bytes[at..].IndexOfAny(StringEnds);
            if (next < 0) return 0;
            at += next;
            if (bytes[at] == (byte)'"') return at + 1;
        }

        return 0;
    }

    /// <summary>How long the object or array is that the bytes begin with; 0 where it does not end.</summary>
    private static int NestedLength(ReadOnlySpan<byte> bytes)
    {
        var depth = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOfAny(Nesting);
            if (next < 0) return 0;
            at += next;
            switch (bytes[at])
            {
                case (byte)'"':
                    if (StringLength(bytes[at..]) is not (var length and > 0)) return 0;
                    at += length;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    at++;
                    break;
                default:
                    at++;
                    if (--depth == 0) return at;
                    break;
            }
        }

        return 0;
    }
}
