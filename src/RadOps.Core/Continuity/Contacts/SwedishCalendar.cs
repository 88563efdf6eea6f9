namespace RadOps.Core.Continuity.Contacts;

/// <summary>
/// Sweden's public holidays, computed (lag 1989:253 om allmänna helgdagar), from 2005 on, when the national day became one. Sundays are left to the weekday; eves are no holidays by that law,
/// though many work as little on three of them (semesterlagen 3 a §).
/// </summary>
public static class SwedishCalendar
{
    /// <summary>The name of the holiday, in Swedish; null on any other day.</summary>
    public static string? Holiday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "nyårsdagen",
        (1, 6) => "trettondedag jul",
        (5, 1) => "första maj",
        (6, 6) => "nationaldagen",
        (12, 25) => "juldagen",
        (12, 26) => "annandag jul",
        (6, >= 20 and <= 26) when day.DayOfWeek == DayOfWeek.Saturday => "midsommardagen",
        (10, 31) or (11, <= 6) when day.DayOfWeek == DayOfWeek.Saturday => "alla helgons dag",
        _ => (day.DayNumber - Easter(day.Year).DayNumber) switch
        {
            -2 => "långfredagen",
            0 => "påskdagen",
            1 => "annandag påsk",
            39 => "Kristi himmelsfärdsdag",
            49 => "pingstdagen",
            _ => null,
        },
    };

    /// <summary>The name of an eve on which as little is worked as on a Sunday in many places, in Swedish; null on any other day.</summary>
    public static string? Eve(DateOnly day) => (day.Month, day.Day) switch
    {
        (12, 24) => "julafton",
        (12, 31) => "nyårsafton",
        (6, >= 19 and <= 25) when day.DayOfWeek == DayOfWeek.Friday => "midsommarafton",
        _ => null,
    };

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).</summary>
    internal static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(year, month, day + 1);
    }
}
