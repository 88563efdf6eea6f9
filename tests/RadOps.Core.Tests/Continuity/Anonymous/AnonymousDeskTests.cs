using System.Text;
using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Continuity.Anonymous.Keys;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Identity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>Codes, their keys, and reports that find their patients; with no register and no other machine all the while.</summary>
public sealed class AnonymousDeskTests
{
    private static readonly PatientId Greta = PatientId.Parse("19121212-1212", new(2026, 11, 24));
    private static readonly PatientId Other = PatientId.Parse("198112189876", new(2026, 11, 24));

    private static readonly AnonymousEntry Entry = new()
    {
        Text = "Pat Greta Lindvall, 19121212-1212, fallit i hemmet. GCS 14. CT hjärna: blödning?",
        ReplyFax = "0522-92 00 00",
        Identity = new() { Patient = Greta, PatientName = "Greta Lindvall", Unit = "Akuten", Referrer = "Björn Ek", AccessionNumber = "SEVGR123" },
    };

    [Fact]
    [Requirement("X-11", "C31")]
    public void A_code_says_nothing_and_is_given_once_by_one_machine()
    {
        var (one, two) = (new Bench("PC1"), new Bench("PC2"));
        List<string> codes = [.. Enumerable.Range(0, 20).SelectMany(_ => (string[])[one.Desk.Make(Entry, false).Code, two.Desk.Make(Entry, false).Code])];
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(code, DowntimeNumber.Parse(code)));
        Assert.All(codes, code => Assert.StartsWith("AR-", code, StringComparison.Ordinal));
        Assert.All(codes, code => Assert.DoesNotContain("1212", code.Replace(code.Split('-')[2], "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("X-11", "C31")]
    public void Nothing_of_the_patient_is_kept_in_clear()
    {
        var bench = new Bench("PC1");
        var made = bench.Desk.Make(Entry, false);
        bench.Desk.Resolve(made.Code, "svar", "usk Al");
        var kept = string.Concat(bench.Files.List().Select(file => Encoding.UTF8.GetString(bench.Files.Read(file))));
        Assert.Contains(made.Code, kept, StringComparison.Ordinal);
        Assert.All((string[])["Greta", "Lindvall", "191212121212", "19121212-1212", "Björn", "SEVGR123"], secret => Assert.DoesNotContain(secret, kept + made.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Lindvall", $"{made} {Entry.Identity}", StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("X-13", "X-16", "C31")]
    public void An_opening_is_recorded_with_the_work_item_before_anything_is_shown()
    {
        var bench = new Bench("PC1");
        var code = bench.Desk.Make(Entry, false).Code;
        var found = bench.Desk.Resolve($" {code.ToLowerInvariant()} ", "svar på fax", "usk Al", Greta, "Teleconsult");

        Assert.Equal((Greta, "Greta Lindvall", "Akuten", Entry.Text), (found.Key.Patient, found.Key.PatientName!.Reveal(), found.Key.Unit, found.Key.RevealText()));
        Assert.Equal((DowntimeItemKind.FaxedReport, code, "Teleconsult", "Akuten", true), (found.Item.Kind, found.Item.Referral, found.Item.By, found.Item.To, found.Item.IsOpen));
        Assert.Equal(new(code, found.Opened, "aaa11", "usk Al", "svar på fax", false), Assert.Single(bench.Desk.Openings()));

        bench.Desk.Resolve(code, "igen", "usk Bo");
        Assert.Equal(2, bench.Desk.Openings().Count);
        Assert.Single(bench.Downtime.Items());

        // The journal that cannot be written shows nothing.
        bench.Memory.Room = 0;
        Assert.Throws<RadOpsException>(() => bench.Desk.Resolve(code, "svar", "usk Al"));
    }

    [Fact]
    [Requirement("X-13", "X-16", "C31")]
    public void Two_people_and_the_codes_own_patient_end_it()
    {
        var bench = new Bench("PC1");
        var code = bench.Desk.Make(Entry, false).Code;
        Assert.Equal("SecondPersonMissing", Assert.Throws<RadOpsException>(() => bench.Desk.Resolve(code, "svar", " AAA11 ")).Code);
        Assert.Equal("ReasonMissing", Assert.Throws<RadOpsException>(() => bench.Desk.Resolve(code, " ", "usk Al")).Code);
        Assert.Equal("PatientMismatch", Assert.Throws<RadOpsException>(() => bench.Desk.Resolve(code, "svar", "usk Al", Other)).Code);
        Assert.Equal("DowntimeNumberInvalid", Assert.Throws<RadOpsException>(() => bench.Desk.Resolve(code[..^1] + (code[^1] == 'A' ? 'B' : 'A'), "svar", "usk Al")).Code);
        Assert.Empty(bench.Desk.Openings());

        // Registered by hand, without the key: the code's patient is asked for all the same.
        var item = bench.Downtime.Register(new() { Kind = DowntimeItemKind.FaxedReport, Referral = code, To = "Akuten" }, false);
        Assert.Equal("PatientMismatch", Assert.Throws<RadOpsException>(() => bench.Downtime.Complete(Done(item.Number, Other))).Code);
        Assert.Equal("PatientMissing", Assert.Throws<RadOpsException>(() => bench.Downtime.Complete(Done(item.Number, null))).Code);
        Assert.Equal(item.Number, bench.Desk.Resolve(code, "svar", "usk Al").Item.Number);
        Assert.False(Assert.Single(bench.Downtime.Complete(Done(item.Number, Greta))).IsOpen);
    }

    [Fact]
    [Requirement("C31")]
    public void A_key_opens_only_by_its_secret_and_under_its_own_code()
    {
        var bench = new Bench("PC1");
        var (one, two) = (bench.Desk.Make(Entry, false).Code, bench.Desk.Make(Entry with { Identity = new() { Patient = Other } }, false).Code);
        Assert.Equal("ReferralKeyMissing", Assert.Throws<RadOpsException>(() => new Bench("PC2", bench.Files).Desk.Resolve(one, "svar", "usk Al")).Code);
        Assert.Equal("ReferralKeyUnreadable", Assert.Throws<RadOpsException>(() => new Bench("PC1", bench.Files, secret: 7).Desk.Resolve(one, "svar", "usk Al")).Code);

        // One line under the other's code, after a line that was broken off.
        var keys = Encoding.ASCII.GetString(bench.Files.Read("PC1.keys"));
        bench.Files.Append("PC1.keys", Encoding.ASCII.GetBytes($"{one} AAAA"));
        bench.Desk.Make(Entry, false);
        bench.Files.Append("PC1.keys", Encoding.ASCII.GetBytes(keys.Split('\n')[1].Replace(two, one, StringComparison.Ordinal) + "\n"));
        Assert.Equal("ReferralKeyUnreadable", Assert.Throws<RadOpsException>(() => bench.Desk.Resolve(one, "svar", "usk Al")).Code);
        Assert.Equal(Other, bench.Desk.Resolve(two, "svar", "usk Al").Key.Patient);
        Assert.Single(bench.Desk.Openings());
    }

    [Fact]
    [Requirement("X-11", "X-13")]
    public void What_is_refused_gives_no_code()
    {
        var bench = new Bench("PC1");
        Assert.Equal("ReplyFaxMissing", Assert.Throws<RadOpsException>(() => bench.Desk.Make(Entry with { ReplyFax = " " }, false)).Code);
        var blocked = Assert.Throws<RadOpsException>(() => bench.Desk.Make(Entry with { Text = "Buksmärta.\nSvar till mjwqkxz qpwxkzj." }, false));
        Assert.Equal(("ReferralIdentifies", ErrorKind.NotPermitted), (blocked.Code, blocked.Kind));
        Assert.Contains("line 2, character 11", blocked.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mjwqkxz", blocked.Message, StringComparison.Ordinal);
        Assert.Equal("ReferralTextMissing", Assert.Throws<RadOpsException>(() => bench.Desk.Make(Entry with { Text = "\n " }, false)).Code);
        Assert.Empty(bench.Files.List());
    }

    [Fact]
    [Requirement("C31")]
    public void A_drill_and_real_work_know_nothing_of_each_other()
    {
        var bench = new Bench("PC1");
        var drill = bench.Desk.Make(Entry, true).Code;
        Assert.StartsWith("OV-", drill, StringComparison.Ordinal);
        Assert.True(bench.Desk.Resolve(drill, "övning", "usk Al").Item.Drill);
        Assert.Empty(bench.Downtime.Items());
        Assert.Empty(bench.Desk.Openings());
        Assert.Single(bench.Desk.Openings(drill: true));
    }

    [Fact]
    [Requirement("C31")]
    public void The_secret_is_made_once_for_its_owner_alone_and_not_used_when_all_may_read_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "own", "referral.secret");
        var file = new ReferralSecretFile(path);
        Assert.Equal("ReferralSecretMissing", Assert.Throws<RadOpsException>(() => file.Read(make: false)).Code);
        var secret = file.Read(make: true);
        Assert.Equal(32, secret.Length);
        Assert.Equal(secret, new ReferralSecretFile(path).Read(make: true));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            Assert.Equal("ReferralSecretUnsafe", Assert.Throws<RadOpsException>(() => file.Read(make: false)).Code);
        }
    }

    private static DowntimeCompletion Done(string number, PatientId? patient) => new() { Number = number, Patient = patient, AccessionNumber = "S1", EnteredBy = "usk Ek", ConfirmedBy = "usk Al" };

    private sealed class Bench
    {
        internal Bench(string machine, Core.Continuity.Journals.IJournalFiles? files = null, byte secret = 1)
        {
            Outages = new(machine, files);
            Desk = new(Outages.Journal, new(Outages.Files, machine, new Secret(secret)), Outages.Clock, new("aaa11", "Radiologi Borås"));
        }

        internal OutageBench Outages { get; }

        internal Core.Continuity.Journals.IJournalFiles Files => Outages.Files;

        internal MemoryJournals Memory => Outages.Memory;

        internal DowntimeDesk Downtime => Outages.Downtime;

        internal AnonymousDesk Desk { get; }
    }

    private sealed class Secret(byte value) : IReferralSecret
    {
        public byte[] Read(bool make) => [.. Enumerable.Repeat(value, 32)];
    }
}
