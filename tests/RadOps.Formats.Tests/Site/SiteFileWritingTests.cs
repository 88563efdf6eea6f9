using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;
using RadOps.Formats.Site;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Site;

/// <summary>Site files that RadOps writes, and site files with more than one fault.</summary>
public sealed class SiteFileWritingTests : IDisposable
{
    private static readonly SiteSettings Whole = new()
    {
        Site = "Röntgen: \"Åre\" #1",
        Organisation = "NuSjukvarden",
        CareUnit = "no",
        Register = "sqlserver:Server=sql1;Database=RadOps;User Id=radops;Password=${env:RADOPS_SQL}",
        Nodes = new Dictionary<string, NodeSettings>
        {
            ["pacs"] = new() { Role = NodeRole.Pacs, AeTitle = "PACS 1", Host = "pacs1.sjukhus.se", Port = 104, Timeout = 300 },
            ["bfr"] = new() { Role = NodeRole.Bfr, AeTitle = "BFR", Host = "10.0.0.1", Port = 2762, Tls = new("/tls/ca.pem", "/tls/r.pem", null) },
            ["self"] = new() { Role = NodeRole.Self, AeTitle = "RADOPS", Port = 11120 },
        },
        Systems = new Dictionary<RadSystem, IReadOnlyList<ProbeSettings>>
        {
            [RadSystem.Ris] = [new("pacs"), new(null, "ris1", 2575)],
            [RadSystem.Om] = [new(null, "om.example.se", 443, new(null, null, null)), new(null, "om2", 8443, new("/tls/om ca.pem", null, null))],
        },
        Policies = ["/packs", "/more/own.yaml"],
        Prices = "/priser 2026.csv",
        Recipients = "/mottagare.csv",
        Folders = new() { Exports = "D:/radops/exports", Picsara = @"\\server\in" },
        Accounts = new(@"^[a-z]{3}\d*$", "^gk"),
        Outage = new(new TimeOnly(7, 30)),
        ArchiveDelay = 0,
        Ris = new()
        {
            View = "postgres:Host=ris1;Database=ris;Username=radops;Password=${env:RADOPS_RIS}",
            Table = "lab.radops_reports",
            Columns = new Dictionary<RisColumn, string> { [RisColumn.AccessionNumber] = "remissnr", [RisColumn.Signature] = "svarsläge", [RisColumn.Amended] = "no" },
            Statuses = new Dictionary<RisStatus, IReadOnlyList<string>> { [RisStatus.Unsigned] = ["0", "ej klar"], [RisStatus.Final] = ["F"] },
            Hl7 = "/hl7 in",
            Hl7Accession = "OBR-18",
        },
        Intake = new() { Scanner = ["/opt/my scanner", "--file={file}"], ScannerTimeout = 5, KnownBad = "/lists/known bad.txt" },
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(TextLanguage.Swedish, "# Vårdenheten")]
    [InlineData(TextLanguage.English, "# The care unit")]
    public void What_is_written_is_read_back_as_it_was_meant(TextLanguage language, string comment)
    {
        var path = folder.File("site.yaml");
        SiteFile.Write(path, Whole, language, replace: false);

        var read = SiteFile.Read(path);
        Assert.Equal(Whole.Nodes, read.Nodes);
        Assert.Equal(Whole.Policies, read.Policies);
        Assert.Equal(Whole.Systems, read.Systems);
        Assert.Equal(Whole with { Nodes = read.Nodes, Systems = read.Systems, Policies = read.Policies, Folders = read.Folders, Intake = read.Intake, Ris = read.Ris }, read);
        Assert.Equal((Whole.Intake.ScannerTimeout, Whole.Intake.KnownBad), (read.Intake.ScannerTimeout, read.Intake.KnownBad));
        Assert.Equal(Whole.Intake.Scanner, read.Intake.Scanner);
        Assert.Equal(Whole.Ris with { Columns = read.Ris.Columns, Statuses = read.Ris.Statuses }, read.Ris);
        Assert.Equal(Whole.Ris.Columns, read.Ris.Columns);
        Assert.Equal(Whole.Ris.Statuses, read.Ris.Statuses);
        Assert.Equal(Whole.Folders.Exports, read.Folders.Exports);
        Assert.EndsWith(@"\\server\in", read.Folders.Picsara, StringComparison.Ordinal);
        Assert.Contains(comment, File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextLanguage.Swedish)]
    [InlineData(TextLanguage.English)]
    public void Every_line_that_is_commented_out_can_be_put_in_force(TextLanguage language)
    {
        var path = folder.File("site.yaml");
        SiteFile.Write(path, new SiteSettings { Site = "S" }, language, replace: false);
        var lines = File.ReadAllLines(path).Select(line => Regex.Replace(line, "^#(?! [^ ])", ""));
        File.WriteAllLines(path, lines);

        var read = SiteFile.Read(path);

        Assert.Equal(Enum.GetValues<NodeRole>().Order(), read.Nodes.Values.Select(node => node.Role).Order());
        Assert.NotNull(read.Nodes["bfr"].Tls);
        Assert.Equal(Enum.GetValues<RadSystem>().Order(), read.Systems.Keys.Order());
        Assert.Equal(Enum.GetValues<RisColumn>().Order(), read.Ris.Columns.Keys.Order());
        Assert.Equal(Enum.GetValues<RisStatus>().Order(), read.Ris.Statuses.Keys.Order());
        Assert.Equal(["pacs"], read.Systems[RadSystem.Pacs].Select(probe => probe.Node));
        Assert.NotNull(read.CareUnit);
        Assert.NotNull(read.Register);
        Assert.NotNull(read.Prices);
        Assert.NotNull(read.Recipients);
        Assert.Single(read.Policies);
        Assert.NotNull(read.Folders.Earchive);
        Assert.NotNull(read.Accounts.Shared);
        Assert.Equal((new TimeOnly(7, 30), new TimeOnly(16, 30), true), (read.Outage.DaytimeFrom, read.Outage.DaytimeUntil, read.Outage.EvesAreHolidays));
        Assert.NotNull(read.Outage.Share);
        Assert.Equal([TransferRoute.SyngoVia], read.Outage.Routes!.Keys);
        Assert.Equal(24, read.ArchiveDelay);
        Assert.Equal("clamdscan", read.Intake.Scanner[0]);
        Assert.Equal((60, true), (read.Intake.ScannerTimeout, read.Intake.KnownBad is not null));
    }

    [Theory]
    [InlineData(TextLanguage.Swedish)]
    [InlineData(TextLanguage.English)]
    public void Ways_to_the_external_reader_are_written_as_they_were(TextLanguage language)
    {
        var routes = new Dictionary<TransferRoute, RouteStatement> { [TransferRoute.SyngoVia] = new(true, "sve11", new(2026, 11, 20), "arbetet är klart: allt"), [TransferRoute.Bfr] = new(false, "Åsa Ek", new(2026, 11, 1)) };
        var path = folder.File("site.yaml");
        SiteFile.Write(path, new SiteSettings { Outage = new(Routes: routes) }, language, replace: false);
        Assert.Equal(routes, SiteFile.Read(path).Outage.Routes);
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over_unasked()
    {
        var path = folder.File("site.yaml");
        File.WriteAllText(path, "site: mine\n");

        Assert.Equal("FileExists", Assert.Throws<RadOpsException>(() => SiteFile.Write(path, Whole, TextLanguage.Swedish, replace: false)).Code);
        Assert.Equal("site: mine\n", File.ReadAllText(path));
        SiteFile.Write(path, Whole, TextLanguage.Swedish, replace: true);
        Assert.Equal(Whole.Site, SiteFile.Read(path).Site);
    }

    [Fact]
    public void A_password_is_not_written()
    {
        var path = folder.File("site.yaml");
        var error = Assert.Throws<RadOpsException>(() => SiteFile.Write(path, Whole with { Register = "postgres:Host=h;Password=hemligt" }, TextLanguage.Swedish, replace: false));
        Assert.Equal("SiteSecretInFile", error.Code);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Every_fault_is_told_and_the_rest_is_read()
    {
        var path = folder.File("site.yaml");
        File.WriteAllText(path, """
            site: Röntgen
            syte: fel
            register: postgres:Host=h;Password=hemligt
            nodes:
              pacs: { role: Pacs, aeTitle: P, port: 104, hots: h }
              bfr: { role: Bfr, aeTitle: B, host: b, port: 104 }
            outage: { daytimeFrom: sju }
            """);

        var (settings, faults) = SiteFile.Check(path);

        Assert.Equal("Röntgen", settings.Site);
        Assert.Equal(["bfr"], settings.Nodes.Keys);
        Assert.Equal(
            ["site.yaml(3,11)", "site.yaml(5,9)", "site.yaml(5,46)", "site.yaml(7,24)", "site.yaml(2,1)"],
            faults.Select(fault => fault.Message[..fault.Message.IndexOf(':', StringComparison.Ordinal)]));
        Assert.DoesNotContain("hemligt", string.Join('\n', faults.Select(fault => fault.ToString())), StringComparison.Ordinal);
    }
}
