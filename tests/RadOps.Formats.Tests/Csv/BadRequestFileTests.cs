using System.Text;
using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using Xunit;

namespace RadOps.Formats.Tests.Csv;

/// <summary>Every sort of bad file: what is said of it, and that the good rows go through.</summary>
public sealed class BadRequestFileTests
{
    private const string Header = "RequestId;Organisation;PatientId;Recipient;Consent;Kommentar\n";

    private static readonly RequestBinding Binding = new(new(2026, 6, 8), TimeZoneInfo.Utc);

    internal static List<RequestRow> Read(byte[] contents, RequestBinding? binding = null)
    {
        using var reader = RequestCsvReader.Open(new MemoryStream(contents), "orders.csv", binding ?? Binding);
        return [.. reader];
    }

    private static List<RequestRow> Read(string contents) => Read(Encoding.UTF8.GetBytes(contents));

    private static string Good(string id) => $"{id};RegionHalland;701063-2391;Patient;Written;hälsa\n";

    private static string Told(RequestRow row) => $"row {row.Row}, {string.Join(" | ", row.Errors)}";

    private static void AssertGood(RequestRow row, int number, string id)
    {
        Assert.Empty(row.Errors);
        Assert.Equal(number, row.Row);
        Assert.Equal(id, row.Request!.RequestId);
    }

    private static RadOpsException Fails(string contents) => Assert.Throws<RadOpsException>(() => Read(contents));

    [Fact]
    public void Good_rows_are_read()
    {
        var rows = Read(Header + Good("A") + "\n;;;;;\n" + Good("B"));

        AssertGood(rows[0], 2, "A");
        AssertGood(rows[1], 5, "B");
        Assert.Equal(2, rows.Count);
        Assert.Equal("hälsa", rows[0].Request!.Extra!["Kommentar"]);
    }

    [Fact]
    public void A_missing_column()
    {
        var error = Fails("RequestId;Organisation\nA;RegionHalland\n");

        Assert.Equal("CsvMissingColumn", error.Code);
        Assert.Equal("orders.csv, row 1: the column Recipient (Mottagare) is missing. The header row has: RequestId, Organisation.", error.Message);
    }

    [Fact]
    public void The_organisation_may_be_the_sites()
    {
        var contents = "Mottagare\nPatient\n"u8.ToArray();

        Assert.Contains("the column Organisation", Assert.Throws<RadOpsException>(() => Read(contents)).Message, StringComparison.Ordinal);
        Assert.Equal("RegionHalland", Read(contents, Binding with { Organisation = "RegionHalland" }).Single().Request!.Organisation);
    }

    [Fact]
    public void A_file_without_a_header_row_does_not_tell_who_is_in_it()
    {
        var error = Fails("A1;198112289874;Åsa Öberg;19811228-9874\n");

        Assert.Equal("CsvMissingColumn", error.Code);
        Assert.DoesNotContain("9874", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Öberg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_value()
    {
        var rows = Read(Header + Good("A") + "B;RegionHalland;701063-2391;Patient;kanske;\n" + Good("C"));

        AssertGood(rows[0], 2, "A");
        Assert.Equal("row 3, column Consent: 'kanske' is not None, Verbal, Written or VerbalViaOrderer", Told(rows[1]));
        Assert.Equal("B", rows[1].RequestId);
        AssertGood(rows[2], 4, "C");
    }

    [Fact]
    public void A_wrong_check_digit()
    {
        var rows = Read(Header + "B;RegionHalland;701063-2392;Patient;;\n" + Good("C"));

        Assert.Equal("row 2, column PatientId: '701063-****' cannot be used: its check digit is wrong", Told(rows[0]));
        AssertGood(rows[1], 3, "C");
    }

    [Fact]
    public void A_wrong_delimiter_in_the_whole_file()
    {
        var error = Fails((Header + Good("A")).Replace(';', '|'));

        Assert.Equal("CsvMissingColumn", error.Code);
        Assert.EndsWith("Columns are separated by ';', ',' or tab.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_delimiter_in_a_row()
    {
        var rows = Read(Header + Good("A") + Good("B").Replace(';', ',') + Good("C"));

        Assert.Equal("row 3, the row has 1 field where the header has 6: it is separated by ',', the header by ';'", Told(rows[1]));
        AssertGood(rows[2], 4, "C");
    }

    [Theory]
    [InlineData("B;RegionHalland\n", "row 2, the row has 2 fields where the header has 6")]
    [InlineData("B;RegionHalland;;Patient;;hej;då\n", "row 2, the row has 7 fields where the header has 6: is there a ';' in a cell that is not quoted?")]
    public void A_row_of_another_length(string row, string told)
    {
        var rows = Read(Header + row + Good("C"));

        Assert.Equal(told, Told(rows[0]));
        AssertGood(rows[1], 3, "C");
    }

    [Fact]
    public void Empty_cells_after_the_last_column_are_a_spreadsheets_doing()
    {
        var rows = Read("Organisation;Recipient;;\nRegionHalland;Patient;;;\n");

        Assert.Empty(rows.Single().Errors);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "windows-1252"];

    internal static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_gives_the_same_letters(string encoding)
    {
        var rows = Read(Encode("Organisation;Mottagare;Beställare;Kommentar\nRegionHalland;Privat vårdgivare;Dr Öberg;Å ä ö é – €\n", encoding));

        var request = rows.Single().Request!;
        Assert.Equal(RecipientType.PrivateProvider, request.Recipient);
        Assert.Equal("Dr Öberg", request.Orderer);
        Assert.Equal("Å ä ö é – €", request.Extra!["Kommentar"]);
    }

    [Fact]
    public void A_file_of_two_encodings_is_not_guessed_at()
    {
        byte[] contents = [.. Encode(Header + Good("A"), "utf-8"), .. Encode(Good("B"), "windows-1252"), .. Encode(Good("C"), "utf-8")];

        var rows = Read(contents);

        AssertGood(rows[0], 2, "A");
        Assert.StartsWith("row 3, the row is not UTF-8, though the file is", Told(rows[1]), StringComparison.Ordinal);
        AssertGood(rows[2], 4, "C");
    }

    [Theory]
    [InlineData("B;RegionHalland;;Patient;;\"oj\n", "a quote is opened and not closed as it should be")]
    [InlineData("B;\"RegionHalland;;Patient;;\n", "a quote is opened and not closed as it should be")]
    public void A_quote_never_closed(string bad, string told)
    {
        var rows = Read(Header + Good("A") + bad + Good("C") + "D;\"RegionHalland\";;Patient;;\"å \"\"x\"\"\"\n" + Good("E"));

        AssertGood(rows[0], 2, "A");
        Assert.Equal($"row 3, {told}", Told(rows[1]));
        AssertGood(rows[2], 4, "C");
        AssertGood(rows[3], 5, "D");
        AssertGood(rows[4], 6, "E");
        Assert.Equal(5, rows.Count);
    }

    [Fact]
    public void A_quote_never_closed_in_the_last_row()
    {
        var rows = Read(Header + Good("A") + "B;RegionHalland;;Patient;;\"oj");

        AssertGood(rows[0], 2, "A");
        Assert.Equal("row 3, a quote is opened and never closed", Told(rows[1]));
    }

    [Fact]
    public void Text_after_a_closing_quote()
    {
        var rows = Read(Header + "B;RegionHalland;;Patient;;\"oj\" då\n" + Good("C"));

        Assert.Equal("row 2, text stands after a closing quote. Write a quote inside a quoted cell twice (\"\")", Told(rows[0]));
        AssertGood(rows[1], 3, "C");
    }

    [Fact]
    public void A_line_break_in_a_quoted_cell_is_part_of_it()
    {
        var rows = Read(Header + "A;RegionHalland;;Patient;;\"rad 1\r\nrad 2\"\n" + Good("B"));

        Assert.Equal("rad 1\r\nrad 2", rows[0].Request!.Extra!["Kommentar"]);
        AssertGood(rows[1], 3, "B");
    }

    [Fact]
    public void A_ten_megabyte_cell()
    {
        var rows = Read(Header + Good("A") + $"B;RegionHalland;;Patient;{new string('x', 10_000_000)};\n" + Good("C"));

        AssertGood(rows[0], 2, "A");
        Assert.Equal($"row 3, column Consent: '{new string('x', 60)}…' is 10,000,000 characters long; a cell may hold 32,767", Told(rows[1]));
        AssertGood(rows[2], 4, "C");
    }

    [Fact]
    public void A_row_beyond_all_measure_stops_the_reading_and_says_so()
    {
        var rows = Read(Header + Good("A") + "B;\"" + new string('x', 40_000_000));

        AssertGood(rows[0], 2, "A");
        Assert.Equal("row 3, the row is larger than 32 MB, and nothing after it can be read. Is a quote opened in it and never closed?", Told(rows[1]));
        Assert.Equal(2, rows.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void An_empty_file(string contents)
    {
        var error = Fails(contents);

        Assert.Equal("CsvEmpty", error.Code);
        Assert.Equal("orders.csv is empty. Its first row must hold the names of the columns.", error.Message);
    }

    [Fact]
    public void A_blank_or_broken_header_row()
    {
        Assert.Equal("orders.csv, row 1: the header row cannot be read: it is blank.", Fails("\n" + Good("A")).Message);
        Assert.Equal("orders.csv, row 1: the header row cannot be read: a quote in it is opened and never closed.", Fails("\"RequestId;\n" + Good("A")).Message);
        Assert.Contains("NUL characters", Fails("Request\0Id;\n").Message, StringComparison.Ordinal);
        Assert.Equal("orders.csv, row 1: Column 2 has no name in the header row. Name it, or take the column away.", Fails("Recipient;;Organisation\n").Message);
    }

    [Fact]
    public void A_header_row_alone_holds_no_requests() => Assert.Empty(Read(Header));

    [Fact]
    public void A_column_twice()
    {
        var error = Fails("Organisation;Recipient;Mottagare\n");

        Assert.Equal("RequestColumnDuplicate", error.Code);
        Assert.Equal("orders.csv, row 1: The column Recipient stands twice in the header row, the second time as 'Mottagare'. Keep one of them.", error.Message);
    }

    [Fact]
    public void Nul_characters()
    {
        var rows = Read(Header + "B;Region\0Halland;;Patient;;\n" + Good("C"));

        Assert.Equal("row 2, the row holds NUL characters: is the file binary, or UTF-16 without a byte order mark?", Told(rows[0]));
        AssertGood(rows[1], 3, "C");
    }

    [Fact]
    public void Excels_separator_hint_is_no_row()
    {
        var rows = Read("sep=,\r\nOrganisation,Recipient\r\nRegionHalland,Patient\r\n");

        Assert.Equal(2, rows.Single().Row);
        Assert.Empty(rows.Single().Errors);
    }

    [Fact]
    public void Files_that_are_not_there()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Equal("CsvIsFolder", Assert.Throws<RadOpsException>(() => RequestCsvReader.Open(folder.FullName, Binding)).Code);
            var error = Assert.Throws<RadOpsException>(() => RequestCsvReader.Open(Path.Combine(folder.FullName, "x.csv"), Binding));
            Assert.Equal(("CsvNotFound", ErrorKind.NotFound), (error.Code, error.Kind));
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
