namespace RadOps.Core.Identity;

/// <summary>
/// The forms of identity number that Swedish radiology meets, and how each is verified. The reserve formats are those that Inera publishes
/// for Personuppgiftstjänsten ("Lokala reservidn", "Nationellt reservidformat").
/// </summary>
internal static class PatientIdFormat
{
    /// <summary>Characters of a number in canonical form: century included, no dash.</summary>
    internal const int Length = 12;

    private const string Expected =
        "it is not a personnummer (yyyymmdd-nnnn or yymmdd-nnnn), samordningsnummer, or a reserve number of VGR, Stockholm or the national series";

    /// <summary>Reads a number into its canonical form.</summary>
    /// <param name="text">The number as given.</param>
    /// <param name="today">The day from which ten digits are understood.</param>
    /// <param name="canonical">Twelve characters to write to.</param>
    /// <param name="kind">What sort of number it is.</param>
    /// <param name="birthDate">The birth date that it bears.</param>
    /// <returns>Null when it is right, else what is wrong, without the number.</returns>
    internal static string? Read(ReadOnlySpan<char> text, DateOnly today, Span<char> canonical, out PatientIdKind kind, out DateOnly? birthDate)
    {
        kind = PatientIdKind.Unverified;
        birthDate = null;
        text = text.Trim();
        if (text.IsEmpty)
            return "it is empty";
        if (text.Contains("E+", StringComparison.OrdinalIgnoreCase))
            return "a spreadsheet has turned it into a number (1,98E+11): format the column as text and enter it again";

        var sign = '\0';
        Span<char> compact = stackalloc char[Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c) && count < Length)
                compact[count++] = char.ToUpperInvariant(c);
            else if (sign == '\0' && i == text.Length - 5 && IsSeparator(c))
                sign = c == '+' ? '+' : '-';
            else
                return Expected;
        }

        if (count == 10 && compact[..10].IndexOfAnyExceptInRange('0', '9') < 0)
            return ReadTenDigits(compact[..10], sign == '+', today, canonical, out kind, out birthDate);
        if (count != Length)
            return Expected;

        compact.CopyTo(canonical);
        if (canonical[..8].IndexOfAnyExceptInRange('0', '9') >= 0 || !char.IsAsciiDigit(canonical[11]))
            return Expected;
        if (canonical.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return canonical.StartsWith("99")
                ? ReadStockholm(canonical, out kind)
                : ReadTwelveDigits(canonical, today, out kind, out birthDate);
        }

        return char.IsAsciiDigit(canonical[9])
            ? ReadVgr(canonical, today, out kind, out birthDate)
            : ReadNational(canonical, today, out kind, out birthDate);
    }

    /// <summary>A sign that may stand before the last four: a hyphen, the dashes that word processors make of it, a plus, a space.</summary>
    internal static bool IsSeparator(char c) => c is '-' or '+' or ' ' or '\u00A0' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212';

    /// <summary>The date of eight digits; <paramref name="dayOffset"/> is taken from the day first.</summary>
    internal static bool TryDate(ReadOnlySpan<char> digits, int dayOffset, out DateOnly date)
    {
        var (year, month, day) = (Number(digits[..4]), Number(digits[4..6]), Number(digits[6..8]) - dayOffset);
        var valid = year is >= 1800 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new(year, month, day) : default;
        return valid;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }

    private static string? ReadTenDigits(
        ReadOnlySpan<char> digits, bool overHundred, DateOnly today, Span<char> canonical, out PatientIdKind kind, out DateOnly? birthDate)
    {
        digits.CopyTo(canonical[2..]);
        var past = overHundred;
        for (var century = today.Year / 100; century >= 18; century--)
        {
            canonical[0] = (char)('0' + (century / 10));
            canonical[1] = (char)('0' + (century % 10));
            var offset = digits[4] >= '6' ? 60 : 0;
            if (!TryDate(canonical, offset, out var date) || date > today)
                continue;
            if (!past)
                return ReadTwelveDigits(canonical, today, out kind, out birthDate);
            past = false;
        }

        kind = PatientIdKind.Unverified;
        birthDate = null;
        return "its first six digits are no date of birth";
    }

    private static string? ReadTwelveDigits(ReadOnlySpan<char> digits, DateOnly today, out PatientIdKind kind, out DateOnly? birthDate)
    {
        // Samordningsnummer: the day of birth plus 60, else as a personnummer (SKV M 2010:3; 701063-2391 is the published example).
        var coordination = digits[6] >= '6';
        kind = coordination ? PatientIdKind.Samordningsnummer : PatientIdKind.Personnummer;
        return ReadBirthDate(digits, coordination ? 60 : 0, today, out birthDate)
            ?? (CheckDigit.Holds(digits[2..]) ? null : "its check digit is wrong");
    }

    private static string? ReadVgr(ReadOnlySpan<char> text, DateOnly today, out PatientIdKind kind, out DateOnly? birthDate)
    {
        // yyyymmddGggC: G is K, M or X, counted as 5, 7 and 8; the check runs over characters 3–11.
        kind = PatientIdKind.ReserveVgr;
        birthDate = null;
        if (text[8] is not ('K' or 'M' or 'X') || !char.IsAsciiDigit(text[10]))
            return Expected;
        return ReadBirthDate(text, 0, today, out birthDate)
            ?? (CheckDigit.Holds(text[2..], letter => letter switch { 'K' => 5, 'M' => 7, _ => 8 }) ? null : "its check digit is wrong");
    }

    private static string? ReadStockholm(ReadOnlySpan<char> digits, out PatientIdKind kind)
    {
        // 99yyyyNNNNNC: the check runs over characters 5–11. The year is that of the number, which bears no date of birth.
        kind = PatientIdKind.ReserveStockholm;
        return Number(digits[2..6]) is < 1800 or > 2299 ? "characters 3–6 are no year"
            : CheckDigit.Holds(digits[4..]) ? null : "its check digit is wrong";
    }

    private static string? ReadNational(ReadOnlySpan<char> text, DateOnly today, out PatientIdKind kind, out DateOnly? birthDate)
    {
        // XXYYMMDDNNGC. XX is the century plus 3, 6, 9 … 78, or 00 with a running number in place of the date (month 20–99, day 40–59).
        // The check runs over all characters before it, a letter counting as its ASCII value (recomputed on four examples in use).
        kind = PatientIdKind.ReserveNational;
        birthDate = null;
        if (!IsNationalLetter(text[8]) || !IsNationalLetter(text[9]) || !(char.IsAsciiDigit(text[10]) || IsNationalLetter(text[10])))
            return Expected;

        var series = Number(text[..2]);
        if (series == 0)
        {
            if (Number(text[4..6]) < 20 || Number(text[6..8]) is < 40 or > 59)
                return "its running number is outside the national series";
        }
        else
        {
            if (series < 22 || series > 98)
                return "its first two characters are outside the national series";
            Span<char> date = stackalloc char[8];
            text[..8].CopyTo(date);
            var century = ((series - 19) % 3) + 19;
            (date[0], date[1]) = ((char)('0' + (century / 10)), (char)('0' + (century % 10)));
            if (ReadBirthDate(date, 0, today, out birthDate) is { } problem)
                return problem;
        }

        return CheckDigit.Holds(text, letter => letter) ? null : "its check digit is wrong";
    }

    private static bool IsNationalLetter(char c) => char.IsAsciiLetterUpper(c) && c is not ('I' or 'O' or 'Q' or 'V' or 'W');

    private static string? ReadBirthDate(ReadOnlySpan<char> digits, int dayOffset, DateOnly today, out DateOnly? birthDate)
    {
        birthDate = null;
        if (!TryDate(digits, dayOffset, out var date))
            return "it does not begin with a date of birth";
        if (date > today)
            return "its date of birth is in the future";
        birthDate = date;
        return null;
    }
}
