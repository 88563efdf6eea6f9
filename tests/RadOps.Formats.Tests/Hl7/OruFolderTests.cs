using System.Text;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Formats.Hl7;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Hl7;

/// <summary>A folder of messages as systems leave them: every line end, encoding and envelope, and files that are none.</summary>
public sealed class OruFolderTests : IDisposable
{
    private static readonly SetClock Clock = new(new(2026, 6, 9, 10, 0, 0, TimeSpan.Zero));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Oru(string accession = "A1", string? status = "F", string? observed = "F", string sent = "20260608143000+0200", string charset = "UNICODE UTF-8", string referrer = "^Björk^Anna~^Vårdcentralen Ekås", string signed = "202606081429+0200") => string.Join('\r',
    [
        $"MSH|^~\\&|RIS|PROV|RADOPS|PROV|{sent}||ORU^R01^ORU_R01|M1|P|2.4|||||SWE|{charset}",
        "PID|1||INTERN7^^^PROV~191212121212^^^SKV||Öberg^Åsa",
        $"OBR|1|PL1|{accession}|CT^CT torax^L||||||||||||{referrer}||PF1||||{signed}|||{status}",
        $"OBX|1|TX|CT||Utlåtande||||||{observed}",
        "OBX|2|HD|113014^DICOM Study^DCM||1.2.752.1||||||F",
        "",
    ]);

    private void Write(string name, string text, Encoding? encoding = null) => File.WriteAllBytes(folder.File(name), (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    private async Task<(ResolvedRequest Resolved, OruFolder Source)> AskAsync(string accession = "A1", string? field = null)
    {
        var source = new OruFolder(folder.Path, field, Clock);
        await using var resolver = new RequestResolver([source], Clock);
        var request = new ReleaseRequest { AccessionNumber = accession, PatientId = PatientId.Unverified("191212121212"), Recipient = RecipientType.Clinic, RecipientName = new PersonName("Vårdcentralen Ekås") };
        return ((await resolver.ResolveAsync([request], TestContext.Current.CancellationToken))[0], source);
    }

    private static string? Fact(ResolvedRequest resolved, string column) => resolved.Facts.SingleOrDefault(fact => fact.Column == column)?.Value;

    [Fact]
    public async Task A_report_is_told_with_the_message_that_it_stands_in()
    {
        Write("oru123.hl7", Oru());
        var (resolved, source) = await AskAsync();
        Assert.Equal(("Final", "2026-06-08T14:29:00+02:00", "1.2.752.1", "true"), (Fact(resolved, "Signature"), Fact(resolved, "SignedAt"), Fact(resolved, "StudyInstanceUid"), Fact(resolved, "OwnReferral")));
        Assert.Equal(["Anna Björk", "Vårdcentralen Ekås"], resolved.Facts.Where(fact => fact.Column == "Referrer").Select(fact => fact.Value));
        Assert.All(resolved.Facts, fact => Assert.Equal(("HL7 2026-06-08 oru123.hl7", new DateTimeOffset(2026, 6, 8, 14, 30, 0, TimeSpan.FromHours(2))), (fact.Source, fact.At)));
        Assert.Empty(source.Faults);
    }

    [Theory]
    [InlineData("\r\n"), InlineData("\n"), InlineData("\r")]
    public async Task Lines_may_end_as_they_like(string end)
    {
        Write("a.hl7", Oru().Replace("\r", end, StringComparison.Ordinal));
        Assert.Equal("Final", Fact((await AskAsync()).Resolved, "Signature"));
    }

    [Fact]
    public async Task Messages_may_come_in_frames_several_in_a_file_and_in_a_batch()
    {
        Write("mllp.hl7", $"\x0B{Oru("A1")}\x1C\r\x0B{Oru("A2", "P", "P")}\x1C\r");
        Write("batch.hl7", $"FHS|^~\\&|\rBHS|^~\\&|\r{Oru("A3")}BTS|1\rFTS|1\r");
        Assert.Equal("Final", Fact((await AskAsync("A1")).Resolved, "Signature"));
        Assert.Equal("Preliminary", Fact((await AskAsync("A2")).Resolved, "Signature"));
        var (last, source) = await AskAsync("A3");
        Assert.Equal("Final", Fact(last, "Signature"));
        Assert.Empty(source.Faults);
    }

    [Theory]
    [InlineData("UNICODE UTF-8", "utf-8"), InlineData("8859/1", "iso-8859-1"), InlineData("", "utf-8"), InlineData("", "iso-8859-1")]
    public async Task Swedish_letters_are_right_in_every_encoding(string charset, string encoding)
    {
        Write("a.hl7", Oru(charset: charset), Encoding.GetEncoding(encoding));
        Assert.Contains((await AskAsync()).Resolved.Facts, fact => fact is { Column: "Referrer", Value: "Vårdcentralen Ekås" });
    }

    [Fact]
    public async Task Other_delimiters_and_escapes_are_read()
    {
        Write("a.hl7", Oru(referrer: "^Vårdcentralen \\T\\ \\X45\\k\\F\\").Replace('|', '!').Replace('^', '$'));
        Assert.Contains((await AskAsync()).Resolved.Facts, fact => fact is { Column: "Referrer", Value: "Vårdcentralen & Ek!" });
    }

    [Theory]
    [InlineData("F", "F", "Final", false), InlineData("C", "F", "Final", true), InlineData("F", "C", "Final", true), InlineData("P", "P", "Preliminary", false), InlineData("R", "R", "Unsigned", false), InlineData("", "F", "Final", false)]
    public async Task The_status_is_what_both_places_come_to(string order, string observed, string signature, bool amended)
    {
        // The line of the study's UID is F whatever the report is.
        Write("a.hl7", Oru(status: order, observed: observed));
        var (resolved, _) = await AskAsync();
        Assert.Equal(signature, Fact(resolved, "Signature"));
        Assert.Equal(amended ? [ResolutionFlags.ReportAmended] : [], resolved.Flags);
    }

    [Fact]
    public async Task Places_that_disagree_are_disputed()
    {
        Write("a.hl7", Oru(status: "F", observed: "P"));
        var dispute = Assert.Single((await AskAsync()).Resolved.Disputes);
        Assert.Equal("Signature: Final (HL7 2026-06-08 a.hl7), Preliminary (HL7 2026-06-08 a.hl7)", dispute.ToString());
    }

    [Theory]
    [InlineData("X"), InlineData("A"), InlineData("?")]
    public async Task A_status_that_says_neither_is_named_and_never_guessed(string status)
    {
        Write("a.hl7", Oru(status: status));
        var (resolved, _) = await AskAsync();
        Assert.Null(Fact(resolved, "Signature"));
        Assert.Contains($"'{status}'", Assert.Single(resolved.Problems).Message);
    }

    [Fact]
    public async Task The_newest_message_holds_whatever_its_file_is_called()
    {
        Write("a.hl7", Oru(status: "C", observed: "C", sent: "202606090800+0200"));
        Write("b.hl7", Oru(status: "P", observed: "P", sent: "202606081430+0200"));
        var (resolved, _) = await AskAsync();
        Assert.Equal(("Final", "HL7 2026-06-09 a.hl7"), (Fact(resolved, "Signature"), resolved.Facts[0].Source));
        Assert.Empty(resolved.Disputes);
        Write("c.hl7", Oru(status: "P", observed: "P", sent: "202606090600+0000"));
        Assert.Contains((await AskAsync()).Resolved.Disputes, dispute => dispute.Column == "Signature");
    }

    [Theory]
    [InlineData(null, "A1"), InlineData("OBR-3", "A1"), InlineData("OBR-2", "PL1"), InlineData("OBR-18", "PF1")]
    public async Task The_site_says_where_the_accession_number_stands(string? field, string accession)
    {
        Write("a.hl7", Oru());
        Assert.Equal("Final", Fact((await AskAsync(accession, field)).Resolved, "Signature"));
        Assert.Empty((await AskAsync("annat", field)).Resolved.Facts);
    }

    [Fact]
    public async Task A_broken_file_is_told_by_name_without_what_it_holds_and_the_others_count()
    {
        Write("a.hl7", Oru());
        Write("tom.hl7", "");
        Write("ej.txt", "PID|1||191212121212||Öberg^Åsa");
        Write("utan tid.hl7", Oru(sent: ""));
        Write("utf16.hl7", Oru(charset: "UNICODE"));
        Write("fel tecken.hl7", Oru(), Encoding.Latin1);
        Write("191212121212.hl7", "MSH");
        Write("adt.hl7", Oru().Replace("ORU^R01^ORU_R01", "ADT^A08", StringComparison.Ordinal));
        var (resolved, source) = await AskAsync();
        Assert.Equal("Final", Fact(resolved, "Signature"));
        Assert.Equal(["19121212-****.hl7", "ej.txt", "fel tecken.hl7", "tom.hl7", "utan tid.hl7", "utf16.hl7"], source.Faults.Select(fault => fault.Target).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(source.Faults, fault => fault.Message.Contains("Öberg", StringComparison.Ordinal) || fault.Message.Contains("1212121", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_cut_or_changed_file_does_anything_but_be_told()
    {
        var whole = Encoding.UTF8.GetBytes(Oru());
        var random = new Random(20261128);
        for (var number = 0; number < 300; number++)
        {
            var bytes = whole[..random.Next(whole.Length)];
            for (var change = 0; change < number % 4 && bytes.Length > 0; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(folder.File($"{number}.hl7"), bytes);
        }

        var (resolved, _) = await AskAsync("finns inte");
        Assert.Empty(resolved.Facts);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_problem()
    {
        await using var resolver = new RequestResolver([new OruFolder(folder.File("finns inte"), null, Clock)], Clock);
        Assert.Equal("Hl7FolderUnreadable", Assert.Single((await resolver.ResolveAsync([new() { AccessionNumber = "A1" }], TestContext.Current.CancellationToken))[0].Problems).Code);
    }
}
