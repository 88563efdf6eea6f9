using System.Globalization;

namespace RadOps.Core.Register;

/// <summary>
/// Instants as the register keeps them: UTC, whole microseconds, always 27 characters (<c>2026-06-08T11:42:00.000000Z</c>), so that
/// they sort as text, and every database gives back exactly what was hashed.
/// </summary>
public static class RegisterTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Characters of the canonical text.</summary>
    public const int Length = 27;

    /// <summary>The instant in UTC, what is finer than a microsecond cut off.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>The canonical text.</summary>
    public static string ToText(DateTimeOffset instant) => string.Create(Length, instant, static (text, instant) =>
        instant.UtcDateTime.TryFormat(text, out _, Format, CultureInfo.InvariantCulture));

    /// <summary>Reads the canonical text.</summary>
    /// <exception cref="RadOpsException"><c>RegisterTimeMalformed</c>: it is anything else.</exception>
    public static DateTimeOffset FromText(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? new DateTimeOffset(instant)
            : throw new RadOpsException("RegisterTimeMalformed", ErrorKind.Corrupt, "The register holds an instant that is not in its canonical form. Verify the register before it is used.");
}
