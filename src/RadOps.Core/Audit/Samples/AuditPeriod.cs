using System.Globalization;

namespace RadOps.Core.Audit.Samples;

/// <summary>
/// A period whose releases are reviewed together: a month, a quarter or a year. Spot checks of the log are to be systematic and recurring (HSLF-FS 2016:40, 4 kap. 9 §); how
/// often, the care provider decides.
/// </summary>
/// <param name="Name">Such as <c>2026-10</c>, <c>2026-Q4</c> or <c>2026</c>; always the same for the same period.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
public sealed record AuditPeriod(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>Reads a period's name.</summary>
    /// <param name="text">Such as <c>2026-10</c>, <c>2026-Q4</c> (or <c>2026-K4</c>, for kvartal) or <c>2026</c>; years 2000 to 2099.</param>
    /// <exception cref="RadOpsException"><c>PeriodMalformed</c>.</exception>
    public static AuditPeriod Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim().ToUpperInvariant();
        if (name.Length >= 4 && name.StartsWith("20", StringComparison.Ordinal) && int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            var part = name[4..];
            if (part.Length == 0) return Of(name, year, 1, 12);
            if (part is ['-', 'Q' or 'K', >= '1' and <= '4' and var quarter]) return Of($"{name[..4]}-Q{quarter}", year, (3 * (quarter - '0')) - 2, 3);
            if (part is ['-', _, _] && int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12) return Of(name, year, month, 1);
        }

        throw new RadOpsException("PeriodMalformed", ErrorKind.InvalidInput, $"'{Identity.IdentityMask.Quote(text)}' is no period. Write a month as 2026-10, a quarter as 2026-Q4 or a year as 2026.");
    }

    /// <summary>The month that a day is in.</summary>
    public static AuditPeriod MonthOf(DateOnly day) => Of(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), day.Year, day.Month, 1);

    /// <summary>When it begins, where the register is kept.</summary>
    public DateTimeOffset Start(TimeZoneInfo zone) => Midnight(First, zone);

    /// <summary>When it is over, where the register is kept: the first instant after it.</summary>
    public DateTimeOffset End(TimeZoneInfo zone) => Midnight(Last.AddDays(1), zone);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static AuditPeriod Of(string name, int year, int month, int months)
    {
        var first = new DateOnly(year, month, 1);
        return new(name, first, first.AddMonths(months).AddDays(-1));
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }
}
