using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Register;

/// <summary>
/// One line of "Exporterade bilder", in the routine's own grammar (H-27):
/// <c>CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.</c>
/// What follows <c>fvb.</c> and <c>enl.</c> is left out where it is not known. A line that RadOps renders is read back to the same values.
/// </summary>
public sealed partial record RegisterLine
{
    private RegisterLine(string examination, DateOnly? examinationDate, ReleaseMethod method, string mediaUnit, string? finalClinic, string? physician, string? orderingClinic)
    {
        Examination = examination;
        ExaminationDate = examinationDate;
        Method = method;
        MediaUnit = mediaUnit;
        FinalClinic = finalClinic;
        Physician = physician;
        OrderingClinic = orderingClinic;
    }

    /// <summary>The examination, such as <c>CT torax</c>.</summary>
    public string Examination { get; }

    /// <summary>The day of the examination (C10); null where it is not known, and then the line has no date.</summary>
    public DateOnly? ExaminationDate { get; }

    /// <summary>Länkas or Skickas (H-11).</summary>
    public ReleaseMethod Method { get; }

    /// <summary>Where it goes first: a radiology department, a media unit, or "patienten".</summary>
    public string MediaUnit { get; }

    /// <summary>För vidare befordran: the clinic that it ends at; null where it is not known.</summary>
    public string? FinalClinic { get; }

    /// <summary>Enligt: who ordered it; null where it is not known.</summary>
    public string? Physician { get; }

    /// <summary>The clinic that ordered it; only with <see cref="Physician"/>.</summary>
    public string? OrderingClinic { get; }

    /// <summary>
    /// Makes a line. What would make it ambiguous is taken out of the values: line breaks, colons in the examination, the dots of
    /// <c>fvb.</c> and <c>enl.</c>, a final dot, commas in the ordering clinic. A physician without a clinic is parted at the last comma.
    /// </summary>
    /// <exception cref="ArgumentException">There is no examination or no media unit.</exception>
    public static RegisterLine Of(
        string examination, DateOnly? examinationDate, ReleaseMethod method, string mediaUnit, string? finalClinic = null, string? physician = null, string? orderingClinic = null)
    {
        var exam = Clean(examination.Replace(':', ' '));
        var unit = Clean(mediaUnit);
        ArgumentException.ThrowIfNullOrEmpty(exam, nameof(examination));
        ArgumentException.ThrowIfNullOrEmpty(unit, nameof(mediaUnit));
        var clinic = Clean((orderingClinic ?? "").Replace(',', ' '));
        var orderer = Clean(physician ?? "").TrimEnd(',', '.', ' ');
        if (clinic.Length == 0 && orderer.LastIndexOf(',') is var comma and > 0) (orderer, clinic) = (Clean(orderer[..comma]).TrimEnd(',', '.', ' '), Clean(orderer[(comma + 1)..]));
        if (orderer.Length == 0) (orderer, clinic) = (clinic, "");
        return new RegisterLine(exam, examinationDate, method, unit, OrNull(Clean(finalClinic ?? "")), OrNull(orderer), OrNull(clinic));
    }

    /// <summary>The line, as the routine writes it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Examination);
        if (ExaminationDate is { } day) text.Append(CultureInfo.InvariantCulture, $" {day:yyMMdd}");
        text.Append(": ").Append(Method == ReleaseMethod.Linked ? "Länkas" : "Skickas").Append(" till ").Append(MediaUnit);
        if (FinalClinic is not null) text.Append(" fvb. ").Append(FinalClinic);
        if (Physician is not null) text.Append(" enl. ").Append(Physician);
        if (OrderingClinic is not null) text.Append(", ").Append(OrderingClinic);
        return text.Append('.').ToString();
    }

    /// <summary>Reads a line that follows the grammar to the letter.</summary>
    /// <param name="text">The line.</param>
    /// <param name="today">The day from which the century is judged: see <see cref="Century"/>.</param>
    /// <returns>Null when it does not follow the grammar; <see cref="RegisterLineReader"/> reads what people really wrote.</returns>
    public static RegisterLine? TryParse(string text, DateOnly today)
    {
        var match = Grammar().Match(text);
        if (!match.Success || Century(match.Groups["date"].Value, today) is not { } day) return null;
        return Of(
            match.Groups["exam"].Value,
            day,
            match.Groups["verb"].Value == "Länkas" ? ReleaseMethod.Linked : ReleaseMethod.Sent,
            match.Groups["unit"].Value,
            match.Groups["final"].Value,
            match.Groups["physician"].Value,
            match.Groups["clinic"].Value);
    }

    /// <summary>
    /// The day that six digits mean (C10): in this century, unless that is later than the end of next year, seen from <paramref name="today"/>; then
    /// in the last one. So <c>260608</c> is 2026-06-08 and, read in 2026, <c>281231</c> is 1928-12-31.
    /// </summary>
    /// <returns>Null when it is no day in either century.</returns>
    public static DateOnly? Century(string sixDigits, DateOnly today)
    {
        if (sixDigits.Length != 6 || !sixDigits.All(char.IsAsciiDigit)) return null;
        var hundreds = today.Year / 100;
        var day = Day(hundreds, sixDigits);
        return day is null || day.Value.Year > today.Year + 1 ? Day(hundreds - 1, sixDigits) : day;
    }

    private static DateOnly? Day(int hundreds, string sixDigits) =>
        DateOnly.TryParseExact(string.Create(CultureInfo.InvariantCulture, $"{hundreds:00}{sixDigits}"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Clean(string value) => Markers().Replace(Blanks().Replace(value, " "), "$1").Trim().TrimEnd('.', ' ');

    private static string? OrNull(string value) => value.Length == 0 ? null : value;

    [GeneratedRegex(@"^(?<exam>[^:]+) (?<date>\d{6}): (?<verb>Länkas|Skickas) till (?<unit>.+?)(?: fvb\. (?<final>.+?))?(?: enl\. (?<physician>.+?)(?:, (?<clinic>[^,]+))?)?\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    // The dot is what makes a marker of these letters.
    [GeneratedRegex(@"(?<![^ ])(fvb|enl)\.(?![^ ])", RegexOptions.CultureInvariant)]
    private static partial Regex Markers();
}
