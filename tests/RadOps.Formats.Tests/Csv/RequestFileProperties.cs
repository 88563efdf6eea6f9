using FsCheck;
using FsCheck.Fluent;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Csv;

/// <summary>Column order, separator, encoding and language of the headers change nothing of what a file says.</summary>
public sealed class RequestFileProperties
{
    private static readonly RequestBinding Binding = new(new(2026, 6, 8), TimeZoneInfo.Utc);

    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(Campaign.Count(200, 5_000)).WithReplay(20260608, 1);

    private static readonly Dictionary<string, string> Row = new()
    {
        ["RequestId"] = "A1",
        ["Organisation"] = "NuSjukvarden",
        ["PatientId"] = "19701063-2391",
        ["Examination"] = "CT torax; \"buk\", över\noch under",
        ["Recipient"] = "Privat vårdgivare",
        ["Consent"] = "muntligt via beställaren",
        ["SignedAt"] = "2026-06-08 10:15",
        ["ConsentAt"] = "2026-06-01",
        ["Orderer"] = "dr Öberg",
        ["ArchivedInBfr"] = "nej",
        ["Övrigt"] = "å, ä; ö\ttabb",
    };

    private static readonly string Expected = Describe(Read(';', "utf-8", [.. Row.Keys], false));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static RequestRow Read(char separator, string encoding, IReadOnlyList<string> order, bool swedish)
    {
        var headers = order.Select(name => swedish ? RequestColumns.Find(name)?.SwedishNames[0] ?? name : name);
        var text = string.Join(separator, headers) + "\r\n" + string.Join(separator, order.Select(name => Quoted(Row[name]))) + "\r\n";
        return BadRequestFileTests.Read(BadRequestFileTests.Encode(text, encoding), Binding).Single();
    }

    private static string Describe(RequestRow row)
    {
        Assert.Empty(row.Errors);
        var extra = row.Request!.Extra!.Select(pair => $"{pair.Key}={pair.Value}");
        return string.Join('|', RequestColumns.All.Select(column => $"{column.Name}={column.Text(row.Request!)}").Concat(extra));
    }

    [Fact]
    public void A_file_says_the_same_in_every_dress()
    {
        Assert.Contains("Consent=VerbalViaOrderer", Expected, StringComparison.Ordinal);
        var dress =
            from separator in Gen.Elements(';', ',', '\t')
            from encoding in Gen.Elements("utf-8", "utf-8-bom", "utf-16", "utf-16BE", "windows-1252")
            from order in Gen.Shuffle(Row.Keys.ToArray())
            from swedish in Gen.Elements(true, false)
            select (separator, encoding, order, swedish);

        Prop.ForAll(dress.ToArbitrary(), d => Describe(Read(d.separator, d.encoding, d.order, d.swedish)) == Expected).Check(Quick);
    }

    [Fact]
    public void No_bytes_whatever_make_the_reader_fail_otherwise_than_by_its_own_errors()
    {
        var anyByte = ArbMap.Default.GeneratorFor<byte>();
        var piece = Gen.OneOf(
            Gen.Elements("A;RegionHalland;Patient\n", "\"", "\r", "\n", ";", "\"\"", "å", "\0", "B;\"RegionHalland\";Patient\r\n").Select(System.Text.Encoding.UTF8.GetBytes),
            anyByte.ArrayOf(3));
        var contents = piece.ListOf().Select(pieces => (byte[])[.. "RequestId;Organisation;Recipient\n"u8, .. pieces.SelectMany(p => p)]);

        Prop.ForAll(contents.ToArbitrary(), bytes =>
        {
            var rows = BadRequestFileTests.Read(bytes, Binding);
            return rows.All(row => row.Request is null == row.Errors.Count > 0) && rows.Zip(rows.Skip(1)).All(pair => pair.First.Row < pair.Second.Row);
        }).Check(Quick);
    }

    [Fact]
    public void Small_reads_change_nothing()
    {
        var bytes = BadRequestFileTests.Encode("Organisation;Mottagare;Övrigt\nRegionHalland;Privat vårdgivare;åäö€\n", "utf-8");
        foreach (var encoded in new[] { bytes, BadRequestFileTests.Encode("Organisation;Mottagare;Övrigt\nRegionHalland;Privat vårdgivare;åäö€\n", "windows-1252") })
        {
            using var reader = RequestCsvReader.Open(new TrickleStream(encoded), "pipe", Binding);
            Assert.Equal("åäö€", reader.Single().Request!.Extra!["Övrigt"]);
        }
    }

    [Fact]
    public void The_blank_file_can_be_read_back()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var swedish in new[] { true, false })
            {
                var path = Path.Combine(folder.FullName, $"{swedish}.csv");
                RequestTemplate.Write(path, swedish);
                using var reader = RequestCsvReader.Open(path, Binding);
                Assert.Empty(reader);
                Assert.Empty(reader.UnknownColumns);
                Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(path)[..3]);
                Assert.Equal("FileExists", Assert.Throws<Core.RadOpsException>(() => RequestTemplate.Write(path, swedish)).Code);
            }
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private sealed class TrickleStream(byte[] contents) : MemoryStream(contents)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
