using System.Globalization;

namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>Writes who is concerned, as people write at night: what identifies in braces.</summary>
/// <param name="chance">Chance.</param>
internal sealed class IdentityWriter(Random chance)
{
    private static readonly string[] digits = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"];
    private static readonly string[] months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
    private static readonly string[] given = ["Anna", "Karl-Erik", "Märta", "Göran", "Åsa", "Björn", "Per-Olof", "Lisbeth", "Östen", "Ann-Marie", "Håkan", "Signe", "Kjell", "Ulla-Britt", "Sixten", "Fatima", "Mohammed", "Xhevahire", "Nguyen", "Wojciech", "Amina", "Dragan", "Yonatan", "Zeynep", "Ali", "Svetlana", "Abdirahman", "Layla", "Erkki", "Päivi", "Jörgen", "Birgitta", "Tindra", "Liam", "Elsa"];
    private static readonly string[] family = ["Andersson", "Sjöström", "Lindqvist", "Öberg", "Bäckström", "Åkerlund", "Hjalmarsson", "Nyström", "Ek", "Lind", "Berg", "Bro", "Kula", "Hedlund", "Al-Jubouri", "Krasniqi", "Warsame", "Kowalski", "Hosseini", "Virtanen", "Petrović", "Öztürk", "Tesfaye", "Özdemir", "Löfgren", "Rosén", "Häggblad", "Strömstedt", "von Essen", "Gyllenhammar"];
    private static readonly string[] doubtful = ["Sten Lind", "Axel Hals", "Ben Fot", "Stig Bro", "Björn Kula", "Max Stark", "Pia Sand", "Hans Mark", "Jan Skog", "Liv Frisk", "Tor Hård", "Rosa Kraft"];
    private static readonly string[] streets = ["Storgatan", "Kungsgatan", "Södra Drottninggatan", "Björkvägen", "Lasarettsgatan", "Tegelbruksvägen", "Ekstigen", "Hamngatan", "Åvägen", "Nils Erikssons väg", "Torggatan"];
    private static readonly string[] towns = ["Uddevalla", "Trollhättan", "Vänersborg", "Lysekil", "Åmål", "Bengtsfors", "Mellerud", "Strömstad", "Göteborg", "Munkedal", "Tanumshede", "Ljungskile"];
    private static readonly string[] heads = ["Kv", "Zel", "Thym", "Bröj", "Wax", "Ghul", "Njaz", "Vrem", "Oqv", "Tsch", "Ypp", "Drax"];
    private static readonly string[] middles = ["a", "o", "i", "e", "u", "ai", "y", "ö"];
    private static readonly string[] tails = ["dani", "zek", "qor", "vuri", "lamm", "xhi", "wen", "bosk", "rzak", "thja", "nuoc", "mqvist"];

    /// <summary>One sentence.</summary>
    internal string Sentence() => chance.Next(22) switch
    {
        0 => $"Pat {{{Name()}}}, {{{Number()}}}.",
        1 => $"{{{Number()}}} {{{Name()}}}",
        2 => $"Personnummer {{{Number()}}}.",
        3 => $"Patienten heter {{{Name()}}} och bor på {{{Address()}}}.",
        4 => $"{Pick("Maken", "Dottern", "Sonen", "Hustrun", "Mamma", "Grannen", "Sambon")} {{{First()}}} nås på {{{Phone()}}}.",
        5 => $"Ring {{{Phone()}}} vid fynd.",
        6 => $"Remittent dr {{{Name()}}}, sökare {{{chance.Next(1000, 99999)}}}.",
        7 => $"{Pick("Sign", "Signerat", "Sign.")}: {{{Last()}}}",
        8 => $"Mvh {{{Name()}}}",
        9 => $"Inringt av {Pick("ssk", "usk", "överläkare", "doktor", "AT-läkare", "barnmorska")} {{{Last()}}}.",
        10 => $"Född {{{Born()}}}.",
        11 => $"f. {{{Born()}}}.",
        12 => $"HSA-id {{SE2321000131-P{chance.Next(100000, 999999):000000000000}}}.",
        13 => $"Svar till {{{Plain(First())}.{Plain(Last())}@{Pick("vgregion.se", "gmail.com", "hotmail.com")}}}.",
        14 => $"Accessionsnr {{SEVGR{chance.Next(10000000, 99999999)}}}.",
        15 => $"Adress {{{Address()}}}.",
        16 => $"Reservnummer {{{Reserve()}}}.",
        17 => $"{{{Name()}}} {Pick("har ont", "ramlade", "söker akut", "uppger smärta", "är medtagen")} sedan igår.",
        18 => $"pat {{{Name().ToLowerInvariant()}}} {Pick("har ont", "söker", "inkommer")} igen.",
        19 => $"Jobbar på {{{Pick("Volvo Aero", "Hedbergs Bygg", "Ica Maxi", "Saab", "Vargön Alloys")}}}.",
        20 => $"VGR-id {{{Plain(First())[..Math.Min(3, Plain(First()).Length)]}{Plain(Last())[..2]}{chance.Next(1, 99)}}}.",
        _ => $"{{{Slip(Name())}}} {{{Number()}}}.",
    };

    private string Name() => chance.Next(8) switch
    {
        0 => Pick(doubtful),
        1 => $"{Rare()} {Rare()}",
        2 => $"{Last()}, {First()}",
        3 => $"{First()[0]}. {Last()}",
        4 => $"{First()} {Pick(family).ToUpperInvariant()}",
        _ => $"{First()} {Last()}",
    };

    private string First() => chance.Next(6) == 0 ? Rare() : Pick(given);

    private string Last() => chance.Next(6) == 0 ? Rare() : chance.Next(5) == 0 ? WithoutMarks(Pick(family)) : Pick(family);

    private string Rare() => Pick(heads) + Pick(middles) + Pick(tails);

    private string Number()
    {
        var (year, month, day) = (chance.Next(1925, 2020), chance.Next(1, 13), chance.Next(1, 29));
        if (chance.Next(8) == 0) day += 60;
        var last = $"{chance.Next(0, 10000):0000}"; // right check digits and wrong ones
        var six = $"{year % 100:00}{month:00}{day:00}";
        return chance.Next(16) switch
        {
            0 => $"{year}{month:00}{day:00}-{last}",
            1 => $"{year}{month:00}{day:00}{last}",
            2 => $"{six}-{last}",
            3 => $"{six}{last}",
            4 => $"{six} {last}",
            5 => $"{six}+{last}",
            6 => $"{year % 100:00} {month:00} {day:00} - {last}",
            7 => $"{year}-{month:00}-{day:00}-{last}",
            8 => $"{year}.{month:00}.{day:00}.{last}",
            9 => $"{six}-\n{last}",
            10 => $"{six[..4]}\n{six[4..]}-{last}",
            11 => string.Join(' ', (six + last).Select(c => digits[c - '0'])),
            12 => $"{Said(year % 100)} {Said(month)} {Said(day % 60)} {string.Join(' ', last.Select(c => digits[c - '0']))}",
            13 => string.Concat($"{six}-{last}".Select(c => c == '0' && chance.Next(2) == 0 ? 'O' : c == '1' && chance.Next(2) == 0 ? 'l' : c)),
            14 => string.Concat($"{six}-{last}".Select(c => char.IsAsciiDigit(c) ? (char)('０' + c - '0') : c)),
            _ => string.Join(' ', (six + last).ToCharArray()),
        };
    }

    private string Born()
    {
        var day = new DateTime(chance.Next(1925, 2020), chance.Next(1, 13), chance.Next(1, 29), 0, 0, 0, DateTimeKind.Unspecified);
        return chance.Next(8) switch
        {
            0 => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            1 => day.ToString("yyMMdd", CultureInfo.InvariantCulture),
            2 => day.ToString("d/M yyyy", CultureInfo.InvariantCulture),
            3 => $"{day.Day} {months[day.Month - 1]} {day.Year}",
            4 => day.ToString("'-'yy", CultureInfo.InvariantCulture),
            5 => day.ToString("yyyy", CultureInfo.InvariantCulture),
            6 => day.ToString("dd.MM.yy", CultureInfo.InvariantCulture),
            _ => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        };
    }

    private string Phone()
    {
        var n = chance.Next(1000000, 9999999).ToString(CultureInfo.InvariantCulture);
        return chance.Next(9) switch
        {
            0 => $"070-{n[..3]} {n[3..5]} {n[5..]}",
            1 => $"073{n}",
            2 => $"+4670{n}",
            3 => $"+46 (0)76-{n[..3]} {n[3..5]} {n[5..]}",
            4 => $"0522-{n[..2]} {n[2..4]} {n[4..6]}",
            5 => $"0 7 0 - {string.Join(' ', n.ToCharArray())}",
            6 => $"031 {n[..3]}\n{n[3..5]} {n[5..]}",
            7 => string.Join(' ', ("070" + n).Select(c => digits[c - '0'])),
            _ => $"0046 72 {n[..3]} {n[3..]}",
        };
    }

    private string Address() => $"{Pick(streets)} {chance.Next(1, 99)}{Pick("", "A", " B", "")}, {chance.Next(400, 680)} {chance.Next(10, 99)} {Pick(towns)}";

    private string Reserve() => chance.Next(3) switch
    {
        0 => $"2026{chance.Next(1, 13):00}{chance.Next(1, 29):00}{Pick("K", "M", "X")}{chance.Next(100, 999)}",
        1 => $"99{chance.Next(1900, 2026)}{chance.Next(100000, 999999)}",
        _ => $"99 {chance.Next(1900, 2026)} {chance.Next(100, 999)} {chance.Next(100, 999)}",
    };

    /// <summary>A slip of a reader of print, or of a hurried hand.</summary>
    private string Slip(string name) => chance.Next(6) switch
    {
        0 => name.Replace('o', '0'),
        1 => name.Replace('l', '1'),
        2 => name.Replace("m", "rn", StringComparison.Ordinal),
        3 => name.Replace('s', '5'),
        4 => WithoutMarks(name),
        _ => name.Replace("ö", "oe", StringComparison.Ordinal).Replace("ä", "ae", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal),
    };

    private static string Said(int number)
    {
        string[] tens = ["", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];
        string[] teens = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"];
        return number < 10 ? $"noll {digits[number]}" : number < 20 ? teens[number - 10] : tens[number / 10] + (number % 10 == 0 ? "" : digits[number % 10]);
    }

    private static string WithoutMarks(string name) => name.Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o').Replace('Å', 'A').Replace('Ä', 'A').Replace('Ö', 'O');

    private static string Plain(string name) => string.Concat(WithoutMarks(name).ToLowerInvariant().Where(char.IsAsciiLetter)).PadRight(3, 'x');

    private string Pick(params ReadOnlySpan<string> choices) => choices[chance.Next(choices.Length)];
}
