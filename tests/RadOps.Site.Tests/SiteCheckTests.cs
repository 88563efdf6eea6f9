using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.Formats.Site;
using RadOps.Storage;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>A line for each fault of a site file and of what it names.</summary>
public sealed class SiteCheckTests : IDisposable
{
    private const string Rest = "site: Röntgen Provsjukhuset\norganisation: RegionHalland\ncareUnit: Röntgen\n";

    private readonly TemporaryFolder folder = new();
    private readonly TestCertificates certificates = new();

    public void Dispose()
    {
        certificates.Dispose();
        folder.Dispose();
    }

    private string Write(string name, string contents)
    {
        var path = folder.File(name);
        File.WriteAllText(path, contents);
        return path;
    }

    private IReadOnlyList<SiteFinding> Check(string site, Dictionary<string, string>? environment = null) =>
        new SiteCheck(new() { SiteFile = Write("site.yaml", site), Environment = name => environment?.GetValueOrDefault(name) }).Run();

    private static void Has(IReadOnlyList<SiteFinding> findings, FindingSeverity severity, string code, string place, string words)
    {
        var finding = Assert.Single(findings, finding => finding.Code == code);
        Assert.Equal((severity, place), (finding.Severity, finding.Place));
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_where_all_is_well_has_nothing_to_tell()
    {
        var (certificate, key) = certificates.Issue("radops", daysLeft: 200);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(key, UnixFileMode.UserRead);
        RegisterFactory.Open(folder.File("register.db"), TimeProvider.System).Dispose();
        Write("prices.csv", $"Product;Amount;ValidFrom;Source;Checked\nCD till patient;250;2026-01-01;Patientavgiftshandboken;{DateTime.UtcNow:yyyy-MM-dd}\n");
        Write("recipients.csv", $"Name;Type;Location;MediaUnit;IepConnected;Fax;Checked\nAkuten Sjöberga;Hospital;OutsideRegion;Röntgen Sjöberga;ja;;{DateTime.UtcNow:yyyy-MM-dd}\n");
        Directory.CreateDirectory(folder.File("exports/x")[..^2]);

        Assert.Empty(Check($$"""
            site: Röntgen Provsjukhuset
            organisation: NuSjukvarden
            careUnit: Röntgen
            register: sqlite:register.db
            nodes:
              pacs: { role: Pacs, aeTitle: PACS1, host: pacs1, port: 104 }
              bfr: { role: Bfr, aeTitle: BFR, host: bfr, port: 2762, tls: { ca: {{certificates.CaFile}}, certificate: {{certificate}}, key: {{key}} } }
              self: { role: Self, aeTitle: RADOPS, port: 11120 }
            systems: { ris: [ "ris1:2575" ], om: https://om.example.se }
            prices: prices.csv
            recipients: recipients.csv
            folders: { exports: exports }
            """));
    }

    [Fact]
    public void Every_fault_of_the_file_has_its_place()
    {
        var findings = Check("site: S\nsyte: T\nnodes:\n  pacs: { role: Pacs, aeTitle: P, port: 104 }\n");
        Assert.Equal(
            [("SiteFileInvalid", "site.yaml(4,9)"), ("SiteFileInvalid", "site.yaml(2,1)")],
            findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => (finding.Code, finding.Place)));
    }

    [Fact]
    public void Names_and_registers()
    {
        Has(Check("prices: null\n"), FindingSeverity.Warning, "CareUnitMissing", "careUnit", "HSLF-FS 2016:40");
        Has(Check("site: S\n"), FindingSeverity.Information, "CareUnitMissing", "careUnit", "'S'");
        Has(Check("site: S\n"), FindingSeverity.Warning, "RegisterMissing", "register", "colleagues");
        Has(Check("organisation: Nowhere\n"), FindingSeverity.Error, "UnknownOrganisation", "organisation", "NuSjukvarden");
        Has(Check(Rest + "register: sqlite:borta/register.db\n"), FindingSeverity.Error, "RegisterFolderMissing", "register", "borta");
        Has(Check(Rest + "register: sqlite:register.db\n"), FindingSeverity.Information, "RegisterNotYetMade", "register", "register.db");
        Has(Check(Rest + "register: oracle:x\n"), FindingSeverity.Error, "RegisterUnknownEngine", "register", "oracle");
        Has(Check(Rest + "register: sqlserver:Server=s;Database=d;Password=${env:RADOPS_NO_SUCH}\n"), FindingSeverity.Error, "SiteVariableMissing", "register", "RADOPS_NO_SUCH");
        Write("foreign.db", "no database at all, and longer than a header");
        Has(Check(Rest + "register: sqlite:foreign.db\n"), FindingSeverity.Error, "RegisterNotADatabase", "register", "foreign.db");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Has(Check(Rest + $"register: sqlite:{home}/radops-test-not-there/r.db\n"), FindingSeverity.Warning, "RegisterNotShared", "register", "colleagues");
    }

    [Fact]
    public void A_server_is_not_asked()
    {
        // A name that no resolver knows: had it been asked for, the check would say so.
        Assert.Empty(Check(Rest + "register: postgres:Host=radops.invalid;Database=d;Password=${env:P}\n", new() { ["P"] = "hemligt" }));
    }

    [Fact]
    public void Nodes_and_their_certificates()
    {
        const string pacs = "nodes:\n  pacs: { role: Pacs, aeTitle: A, host: a, port: 104 }\n";
        Has(Check(Rest + pacs), FindingSeverity.Information, "SelfMissing", "nodes", "role: Self");
        Has(Check(Rest + pacs + "  bfr: { role: Bfr, aeTitle: a, host: A, port: 104 }\n"), FindingSeverity.Error, "NodesSame", "nodes.bfr", "archived");
        Has(Check(Rest + pacs + "  iep: { role: Iep, aeTitle: A, host: a, port: 104 }\n"), FindingSeverity.Warning, "NodesSame", "nodes.iep", "pacs");
        Has(Check(Rest + "nodes:\n  pacs: { role: Pacs, aeTitle: A, host: \"a b\", port: 104 }\n"), FindingSeverity.Error, "HostInvalid", "nodes.pacs", "a b");

        Has(Tls("ca: borta.pem"), FindingSeverity.Error, "TlsFileInvalid", "nodes.bfr", "borta.pem");
        var (expired, _) = certificates.Issue("radops", daysLeft: -1);
        Has(Tls($"ca: {expired}"), FindingSeverity.Error, "CertificateExpired", "nodes.bfr.tls", "CN=radops");
        var (soon, key) = certificates.Issue("radops", daysLeft: 10);
        Has(Tls($"ca: {certificates.CaFile}, certificate: {soon}, key: {key}"), FindingSeverity.Warning, "CertificateExpires", "nodes.bfr.tls", "order a new one");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Has(Tls($"certificate: {soon}, key: {key}"), FindingSeverity.Warning, "KeyReadableByAll", "nodes.bfr.tls", "chmod o-r");

        IReadOnlyList<SiteFinding> Tls(string files) => Check(Rest + $"nodes:\n  bfr: {{ role: Bfr, aeTitle: BFR, host: bfr, port: 2762, tls: {{ {files} }} }}\n");
    }

    [Fact]
    public void Packs()
    {
        Write("packs/broken.yaml", "pack: X\n");
        Has(Check(Rest + "policies: [ packs ]\n"), FindingSeverity.Error, "PolicyInvalid", "policies", "broken.yaml");
        Has(Check(Rest + "policies: [ none.yaml ]\n"), FindingSeverity.Error, "PolicyUnreadable", "policies", "none.yaml");
    }

    [Fact]
    public void Prices_and_recipients()
    {
        const string header = "Product;Amount;ValidFrom;Source;Checked\n";
        const string site = "site: S\ncareUnit: Röntgen\norganisation: NuSjukvarden\nregister: sqlite:r.db\n";
        Has(Check(site), FindingSeverity.Warning, "PriceMissing", "prices", "CD till patient");
        Write("prices.csv", header + "CD till patient;250;2020-01-01;Patientavgiftshandboken;2021-03-04\n");
        Has(Check(site + "prices: prices.csv\n"), FindingSeverity.Warning, "PriceStale", "prices", "last checked 2021-03-04");
        Write("prices.csv", header + "CD till patient;gratis;2020-01-01;P;2021-03-04\n");
        Assert.Contains(Check(site + "prices: prices.csv\n"), finding => finding is { Severity: FindingSeverity.Error, Place: "prices" } && finding.Message.Contains("row 2", StringComparison.Ordinal));

        Write("recipients.csv", "Name;Type;Location;Checked\nA;Hospital;OutsideRegion;\nB;Hospital;OutsideRegion;2021-01-01\nC;Hospital;OutsideRegion;\n");
        var findings = Check(site + "recipients: recipients.csv\n");
        Has(findings, FindingSeverity.Warning, "RecipientNeverChecked", "recipients", "2 of 3 recipients have never been checked: A, C");
        Has(findings, FindingSeverity.Warning, "RecipientStale", "recipients", "1 of 3");
    }

    [Fact]
    public void Folders()
    {
        var findings = Check(Rest + "folders: { exports: borta, journal: . }\n");
        Has(findings, FindingSeverity.Error, "FolderUnreachable", "folders.exports", "borta");
    }

    [Fact]
    public void Where_radops_writes_it_must_be_able_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is a folder that nobody can write to");
        var findings = Check(Rest + "register: sqlite:/proc/register.db\nfolders: { exports: /proc, journal: /proc, staging: /proc, picsara: /proc, earchive: /proc }\n");
        // Nothing is tried where another system takes files in.
        Assert.Equal(["register", "folders.exports", "folders.journal", "folders.staging"], findings.Where(finding => finding.Code == "FolderNotWritable").Select(finding => finding.Place));
        Assert.All(findings.Where(finding => finding.Code == "FolderNotWritable"), finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
    }

    [Fact]
    public void What_nothing_speaks_for_is_told_of()
    {
        const string node = "nodes: { pacs: { role: Pacs, aeTitle: P, host: p, port: 104 } }\n";
        Has(Check(Rest + node), FindingSeverity.Information, "SystemNotNamed", "systems", "RIS or OM");
        Has(Check(Rest + node + "systems: { ris: pacs }\n"), FindingSeverity.Information, "SystemNotNamed", "systems", "speaks for OM");
        Assert.DoesNotContain(Check(Rest + node + "systems: { ris: pacs, om: \"om:443\" }\n"), finding => finding.Code == "SystemNotNamed");
    }

    [Fact]
    public void A_check_changes_nothing()
    {
        Directory.CreateDirectory(folder.File("exports/x")[..^2]);
        _ = Check(Rest + "register: sqlite:register.db\nfolders: { exports: exports, journal: exports, staging: exports }\n");
        Assert.Equal(["exports", "site.yaml"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("exports/x")[..^2]));
    }

    [Fact]
    public void Where_no_site_file_is_named_it_says_so()
    {
        Has(new SiteCheck(new() { Environment = _ => null }).Run(), FindingSeverity.Warning, "SiteFileNotNamed", "RADOPS_SITE", "New-RadOpsSite");
        Assert.Equal("SiteFileNotFound", Assert.Throws<RadOpsException>(() => new SiteCheck(new() { SiteFile = "/nowhere/site.yaml" }).Run()).Code);
    }

    [Fact]
    public void What_holds_is_shown_without_secrets()
    {
        var path = Write("site.yaml", Rest + "register: postgres:Host=h;Database=d;Username=u;Password=${env:P}\nnodes:\n  pacs: { role: Pacs, aeTitle: A, host: a, port: 104 }\n");
        using var workplace = Workplace.Open(new() { SiteFile = path, Operator = "abcde", Environment = name => name == "P" ? "hemligt" : null });

        var site = workplace.Describe();
        Assert.Empty(SealedLists.In(site));

        Assert.Equal((path, SettingSource.Parameter, "Röntgen", "abcde"), (site.SiteFile, site.SiteFileSource, site.CareUnit, site.Operator));
        Assert.Equal(("PostgreSQL h:5432/d", SettingSource.SiteFile, true), (site.Register, site.RegisterSource, site.RegisterIsShared));
        Assert.Equal(["A@a:104"], site.Nodes.Select(node => node.ToString()));
        Assert.DoesNotContain("hemligt", System.Text.Json.JsonSerializer.Serialize(site), StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_asked_until_the_answers_can_be_used()
    {
        var answers = new Queue<string>(["", "Röntgen", "nusjukvården", "NUSJUKVARDEN", "", "oracle:r", "postgres:Host=h;Password=hemligt", "r.db", "", "", "", "PACS1@pacs1:104", "fel", "", "", "", "RADOPS:11120", "ris", "ris1:2575", ""]);
        var told = new List<string>();

        var interview = new SiteInterview(_ => answers.TryDequeue(out var answer) ? answer : null, told.Add, ["NuSjukvarden", "RegionHalland"], TextLanguage.Swedish);
        var settings = interview.Run();

        Assert.Equal(("Röntgen", "NuSjukvarden", "sqlite:r.db"), (settings.Site, settings.Organisation, settings.Register));
        Assert.Equal(["pacs", "self"], settings.Nodes.Keys);
        Assert.Equal("ris1:2575", Assert.Single(settings.Systems[RadSystem.Ris]).ToString());
        Assert.StartsWith("Högst fjorton frågor.", told[0], StringComparison.Ordinal);
        Assert.Equal(
            ["Det behövs.", "Det finns ingen rutin för 'nusjukvården'.", "Det är inget register; skriv sqlite:FIL, sqlserver:ANSLUTNING eller postgres:ANSLUTNING.", "Lösenordet får inte stå i filen. Lägg det i en miljövariabel och skriv Password=${env:NAMN}.", "'fel' är ingen adress till en nod; skriv den som PACS1@pacs1:104.", "'ris' är varken en nod eller en adress; skriv den som ris1:2575 eller https://om.example.se."],
            told.Skip(1));
        interview.TellWhatNext("använd", "pröva");
        Assert.Contains("Se vad som fattas:   pröva", told[^1], StringComparison.Ordinal);
        Assert.Empty(answers);
        Assert.Equal("SiteQuestionsUnanswered", Assert.Throws<RadOpsException>(() => new SiteInterview(_ => null, told.Add, [], TextLanguage.English).Run()).Code);
        SiteFile.Write(folder.File("site.yaml"), settings, TextLanguage.Swedish, replace: false);
    }

    [Fact]
    [Requirement("F-23")]
    public void A_site_that_takes_in_patients_files_says_what_a_personal_account_is()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "picsara"));
        const string takes = Rest + "folders: { picsara: picsara }\n";
        Has(Check(takes), FindingSeverity.Warning, "AccountPatternMissing", "accounts.personal", "nobody may take in files from patients");
        Has(Check(takes + "accounts: { personal: '^[a-z]{5}[0-9]*$' }\n"), FindingSeverity.Information, "SharedAccountsNotNamed", "accounts.shared", "'^[a-z]{5}[0-9]*$'");
        Assert.DoesNotContain(Check(takes + "accounts: { personal: '^[a-z]{5}[0-9]*$', shared: '^gk' }\n"), finding => finding.Place.StartsWith("accounts", StringComparison.Ordinal));
        Has(Check(takes + "accounts: { personal: '[' }\n"), FindingSeverity.Error, "SiteFileInvalid", "site.yaml(5,23)", "no regular expression");
    }
}
