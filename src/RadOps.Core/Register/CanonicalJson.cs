using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RadOps.Core.Register;

/// <summary>
/// JSON in one form only (RFC 8785, the part that the register uses): keys sorted by UTF-16 code unit, no white space, only <c>"</c>,
/// <c>\</c> and control characters escaped, numbers only as integers up to 2^53. Money and instants are texts.
/// </summary>
internal static class CanonicalJson
{
    private const long LargestInteger = 1L << 53;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>Writes a payload.</summary>
    internal static string Of<T>(T value, JsonTypeInfo<T> type)
    {
        using var document = JsonSerializer.SerializeToDocument(value, type);
        var text = new StringBuilder(512);
        Append(text, document.RootElement);
        return text.ToString();
    }

    /// <summary>Whether a text holds a character that is written in another way than as itself.</summary>
    internal static bool NeedsEscape(ReadOnlySpan<char> value) => value.ContainsAny(Escaped);

    /// <summary>Appends a quoted and escaped text. A lone surrogate, which no UTF-8 can hold, becomes U+FFFD.</summary>
    internal static void AppendText(StringBuilder text, ReadOnlySpan<char> value)
    {
        text.Append('"');
        while (value.IndexOfAny(Escaped) is var at and >= 0)
        {
            text.Append(value[..at]);
            AppendEscape(text, value[at]);
            value = value[(at + 1)..];
        }

        text.Append(value).Append('"');
    }

    private static void AppendEscape(StringBuilder text, char character) => _ = character switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, element);
                break;
            case JsonValueKind.Array:
                AppendArray(text, element);
                break;
            case JsonValueKind.String:
                AppendText(text, element.GetString());
                break;
            case JsonValueKind.Number when element.TryGetInt64(out var number) && number is >= -LargestInteger and <= LargestInteger:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonValueKind.Number:
                throw new NotSupportedException("A payload holds a number that is no integer up to 2^53; write it as a text.");
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement element)
    {
        text.Append('{');
        var first = true;
        foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            AppendText(text, property.Name);
            text.Append(':');
            Append(text, property.Value);
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonElement element)
    {
        text.Append('[');
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!first) text.Append(',');
            first = false;
            Append(text, item);
        }

        text.Append(']');
    }
}
