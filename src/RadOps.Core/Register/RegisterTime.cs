using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// Instants as the register keeps them: UTC, whole microseconds, always 27 characters (<c>2026-06-08T11:42:00.000000Z</c>), so that
/// they sort as text, and every database gives back exactly what was hashed.
/// </summary>
public static class RegisterTime
{
    /// <summary>Characters of the canonical text.</summary>
    public const int Length = 27;

    /// <summary>The instant in UTC, what is finer than a microsecond cut off.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>The canonical text.</summary>
    public static string ToText(DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[Length];
        Write(instant, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Writes the canonical text as UTF-8.</summary>
    /// <param name="instant">The instant; what is finer than a microsecond is cut off.</param>
    /// <param name="text">Gets it: <see cref="Length"/> bytes at least.</param>
    public static void Write(DateTimeOffset instant, Span<byte> text)
    {
        var time = instant.UtcDateTime;
        Digits(time.Year, text[..4]);
        Digits(time.Month, text[5..7]);
        Digits(time.Day, text[8..10]);
        Digits(time.Hour, text[11..13]);
        Digits(time.Minute, text[14..16]);
        Digits(time.Second, text[17..19]);
        Digits((int)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond), text[20..26]);
        text[4] = text[7] = (byte)'-';
        text[10] = (byte)'T';
        text[13] = text[16] = (byte)':';
        text[19] = (byte)'.';
        text[26] = (byte)'Z';
    }

    /// <summary>Reads the canonical text.</summary>
    /// <exception cref="RadOpsException"><c>RegisterTimeMalformed</c>: it is anything else.</exception>
    public static DateTimeOffset FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // What is no ASCII becomes more bytes than characters, and is then nothing that is read.
        Span<byte> utf8 = stackalloc byte[Length];
        return Encoding.UTF8.TryGetBytes(text, utf8, out var length) ? FromText(utf8[..length]) : throw Malformed();
    }

    /// <summary>Reads the canonical text as UTF-8.</summary>
    /// <exception cref="RadOpsException"><c>RegisterTimeMalformed</c>: it is anything else.</exception>
    public static DateTimeOffset FromText(ReadOnlySpan<byte> text)
    {
        // By hand, since a walk reads two of them for each event.
        if (text is [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', _, _, (byte)':', _, _, (byte)':', _, _, (byte)'.', _, _, _, _, _, _, (byte)'Z']
            && Number(text[..4]) is >= 1 and var year
            && Number(text[5..7]) is >= 1 and <= 12 and var month
            && Number(text[8..10]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
            && Number(text[11..13]) is >= 0 and < 24 and var hour
            && Number(text[14..16]) is >= 0 and < 60 and var minute
            && Number(text[17..19]) is >= 0 and < 60 and var second
            && Number(text[20..26]) is >= 0 and var microseconds)
            return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        throw Malformed();
    }

    private static RadOpsException Malformed() =>
        new("RegisterTimeMalformed", ErrorKind.Corrupt, "The register holds an instant that is not in its canonical form. Verify the register before it is used.");

    private static void Digits(int number, Span<byte> text)
    {
        for (var at = text.Length - 1; at >= 0; at--, number /= 10) text[at] = (byte)('0' + (number % 10));
    }

    /// <summary>The number that the digits make; -1 when there is anything but digits.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
