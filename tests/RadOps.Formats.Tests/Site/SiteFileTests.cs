using RadOps.Core;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;
using RadOps.Formats.Site;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Site;

public sealed class SiteFileTests
{
    private const string Whole = """
        site: Radiologi Exempelsjukhuset
        organisation: NuSjukvarden
        careUnit: Röntgen Exempelsjukhuset
        register: sqlserver:Server=sql1;Database=RadOps;User Id=radops;Password=${env:RADOPS_SQL}
        nodes:
          pacs:   { role: Pacs, aeTitle: PACS1, host: pacs1, port: 104 }
          bfr:    { role: Bfr, aeTitle: BFR, host: bfr, port: 2762, tls: { ca: ca.pem, certificate: radops.pem, key: radops.key } }
          self:   { role: Self, aeTitle: RADOPS, port: 11120 }
        systems:
          ris: [ "ris1:2575", PACS ]
          om: https://om.example.se
          iep: { host: iep-gw, port: 8443, tls: { ca: iep.pem } }
        policies: [ policies/ ]
        prices: prices.csv
        recipients: recipients.csv
        folders: { exports: D:/radops/exports, journal: journal, picsara: P:/in, earchive: E:/in }
        accounts: { personal: "^[a-z]{3}[a-z]{2}[0-9]*$", shared: "^gk" }
        outage: { daytimeFrom: "07:30" }
        """;

    private static readonly string Folder = Path.GetFullPath("/srv/radops");

    private static SiteSettings Read(string text) => SiteFile.Read(new StringReader(text), Path.Combine(Folder, "site.yaml"));

    private static string Fails(string text)
    {
        var error = Assert.Throws<RadOpsException>(() => Read(text));
        Assert.Equal("SiteFileInvalid", error.Code);
        return error.Message;
    }

    [Fact]
    public void Every_key_is_read()
    {
        var site = Read(Whole);

        Assert.Equal("Radiologi Exempelsjukhuset", site.Site);
        Assert.Equal("NuSjukvarden", site.Organisation);
        Assert.Equal("Röntgen Exempelsjukhuset", site.CareUnit);
        Assert.Equal("sqlserver:Server=sql1;Database=RadOps;User Id=radops;Password=${env:RADOPS_SQL}", site.Register);
        Assert.Equal(["pacs", "bfr", "self"], site.Nodes.Keys);
        Assert.Equal(new NodeSettings { Role = NodeRole.Pacs, AeTitle = "PACS1", Host = "pacs1", Port = 104 }, site.Nodes["PACS"]);
        Assert.Equal(Path.Combine(Folder, "radops.key"), site.Nodes["bfr"].Tls!.Key);
        Assert.Null(site.Nodes["self"].Host);
        Assert.Equal([RadSystem.Ris, RadSystem.Om, RadSystem.Iep], site.Systems.Keys);
        Assert.Equal([new(null, "ris1", 2575), new("PACS")], site.Systems[RadSystem.Ris]);
        Assert.Equal([new(null, "om.example.se", 443, new(null, null, null))], site.Systems[RadSystem.Om]);
        Assert.Equal([new(null, "iep-gw", 8443, new(Path.Combine(Folder, "iep.pem"), null, null))], site.Systems[RadSystem.Iep]);
        Assert.Equal([Path.Combine(Folder, "policies") + Path.DirectorySeparatorChar], site.Policies);
        Assert.Equal(Path.Combine(Folder, "prices.csv"), site.Prices);
        Assert.Equal("D:/radops/exports", site.Folders.Exports);
        Assert.Equal(Path.Combine(Folder, "journal"), site.Folders.Journal);
        Assert.Equal("^gk", site.Accounts.Shared);
        Assert.Equal(new TimeOnly(7, 30), site.Outage.DaytimeFrom);
    }

    [Theory]
    [InlineData("systems: { ris: nobody }", "site.yaml(1,17)", "neither a node of the site file nor an address")]
    [InlineData("systems: { ris: [ \"ris1:99999\" ] }", "site.yaml(1,17)", "neither a node of the site file nor an address")]
    [InlineData("nodes: { self: { role: Self, aeTitle: R, port: 1 } }\nsystems: { pacs: self }", "site.yaml(2,18)", "neither a node of the site file nor an address")]
    [InlineData("systems: { om: { host: om1 } }", "site.yaml(1,16)", "'port' is missing")]
    [InlineData("systems: { rsi: \"ris1:1\" }", "site.yaml(1,12)", "There is no key 'rsi' here")]
    public void What_speaks_for_a_system_must_be_something_that_can_be_asked(string text, string place, string words)
    {
        var message = Fails(text);
        Assert.StartsWith(place, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ris1:2575", "ris1:2575")]
    [InlineData("https://om.example.se/", "https://om.example.se:443")]
    [InlineData("HTTPS://om.example.se:8443", "https://om.example.se:8443")]
    [InlineData("${env:RIS_HOST}:2575", "${env:RIS_HOST}:2575")]
    [InlineData("https://${env:OM_HOST}", "https://${env:OM_HOST}:443")]
    public void An_address_is_written_in_one_word(string text, string same)
    {
        var probe = ProbeSettings.Parse(text, _ => false);
        Assert.Equal(same, probe.ToString());
        Assert.Equal(probe, ProbeSettings.Parse(same, _ => false));
    }

    [Fact, Requirement("X-21")]
    public void A_way_to_the_external_reader_that_is_otherwise_is_said_here_with_who_and_when()
    {
        var routes = Read("outage: { routes: { syngoVia: { open: yes, by: sve11, on: 2026-11-20, reason: arbetet är klart }, modality: { open: no, by: abc22, on: 2026-11-01 } } }").Outage.Routes!;
        Assert.Equal(new(true, "sve11", new(2026, 11, 20), "arbetet är klart"), routes[TransferRoute.SyngoVia]);
        Assert.Equal(new(false, "abc22", new(2026, 11, 1)), routes[TransferRoute.Modality]);
        Assert.Equal(2, routes.Count);
    }

    [Fact]
    public void What_the_outage_routine_leaves_unsaid_is_said_here()
    {
        Assert.Equal(
            new OutageSettings(new(7, 30), new(16, 30), EvesAreHolidays: false, Path.Combine(Folder, "delat")),
            Read("outage: { daytimeFrom: \"07:30\", daytimeUntil: \"16:30\", evesAreHolidays: no, share: delat }").Outage);
        Assert.Equal(new OutageSettings(), Read("site: S").Outage);
    }

    [Fact]
    public void How_patients_files_are_checked_is_said_here()
    {
        var intake = Read("intake: { scanner: [ clamdscan, --fdpass ], scannerTimeout: 30, knownBad: bad.txt }").Intake;
        Assert.Equal(["clamdscan", "--fdpass"], intake.Scanner);
        Assert.Equal((30, Path.Combine(Folder, "bad.txt")), (intake.ScannerTimeout, intake.KnownBad));
        Assert.Equal(["clamdscan"], Read("intake: { scanner: clamdscan }").Intake.Scanner);
        Assert.Empty(Read("site: S").Intake.Scanner);
        Assert.Contains("'scannerTimeout' must be 1–3600", Fails("intake: { scannerTimeout: 0 }"), StringComparison.Ordinal);
        Assert.Contains("There is no key 'scaner' here", Fails("intake: { scaner: x }"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_in_a_file_is_beside_the_site_file() => Assert.Equal($"sqlite:{Path.Combine(Folder, "r.db")}", Read("register: sqlite:r.db").Register);

    [Theory]
    [InlineData("site: X\nsyte: Y\n", "site.yaml(2,1): There is no key 'syte' here; the keys are accounts, archiveDelay, audit, careUnit, exemptions, folders, intake, nodes, organisation, outage, policies, prices, recipients, register, ris, site, systems.")]
    [InlineData("nodes:\n  pacs: { role: Pacs, aeTitle: P, host: h, port: 104, tsl: x }\n", "site.yaml(2,55): There is no key 'tsl' here; the keys are aeTitle, host, port, role, timeout, tls.")]
    [InlineData("nodes:\n  pacs: { role: Pac, aeTitle: P, host: h, port: 104 }\n", "site.yaml(2,17): 'role' is 'Pac'; it must be one of Pacs, Bfr, Iep, ExternalReader, Self.")]
    [InlineData("nodes:\n  pacs: { role: Pacs, aeTitle: P, port: 104 }\n", "site.yaml(2,9): 'host' is missing.")]
    [InlineData("nodes:\n  pacs: { role: Pacs, aeTitle: P, host: h, port: 70000 }\n", "site.yaml(2,50): 'port' must be 1–65535.")]
    [InlineData("nodes:\n  pacs: { role: Pacs, aeTitle: P, host: h, port: 104, timeout: 3601 }\n", "site.yaml(2,64): 'timeout' must be 1–3600.")]
    [InlineData("nodes:\n  pacs: { role: Pacs, aeTitle: P, host: h, port: 104 }\n  PACS: { role: Pacs, aeTitle: P, host: h, port: 104 }\n", "site.yaml(3,9): The node 'PACS' stands twice; upper and lower case are the same.")]
    [InlineData("nodes:\n  pacs: { role: Pacs, aeTitle: ABCDEFGHIJKLMNOPQ, host: h, port: 104 }\n", "site.yaml(2,32): 'aeTitle' must be 1–16 ASCII characters without a backslash (PS3.5).")]
    [InlineData("archiveDelay: 169\n", "site.yaml(1,15): 'archiveDelay' must be 0–168.")]
    [InlineData("outage: { routes: { syngoVia: { open: yes, on: 2026-11-20 } } }\n", "site.yaml(1,31): 'by' is missing.")]
    [InlineData("outage: { routes: { syngoVia: { by: sve11, on: 2026-11-20 } } }\n", "site.yaml(1,31): 'open' is missing; it must be yes or no.")]
    [InlineData("outage: { routes: { syngoVia: { open: yes, by: sve11 } } }\n", "site.yaml(1,31): 'on' is missing: from which day.")]
    [InlineData("outage: { routes: { skype: { open: yes } } }\n", "site.yaml(1,21): There is no key 'skype' here; the keys are bfr, modality, syngoVia, teleradiology.")]
    [InlineData("outage: { daytimeFrom: half past seven }\n", "site.yaml(1,24): 'daytimeFrom' is 'half past seven'; it must be a time as in \"07:30\".")]
    [InlineData("- a\n", "site.yaml(1,1): A site file is one YAML document of keys and values, such as 'organisation: NuSjukvarden'.")]
    public void What_is_wrong_is_told_with_its_place(string text, string told) => Assert.Equal(told, Fails(text));

    [Fact]
    public void A_broken_pattern_is_told() => Assert.StartsWith("site.yaml(1,21): 'shared' is no regular expression", Fails("accounts: { shared: \"[\" }\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("register: sqlserver:Server=s;Password=hemligt")]
    [InlineData("register: postgres:Host=h;PWD = hemligt")]
    public void A_password_in_the_file_is_refused_and_not_told(string text)
    {
        var error = Assert.Throws<RadOpsException>(() => Read(text));

        Assert.Equal("SiteSecretInFile", error.Code);
        Assert.DoesNotContain("hemligt", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there() =>
        Assert.Equal(("SiteFileNotFound", ErrorKind.NotFound), Assert.Throws<RadOpsException>(() => SiteFile.Read("/nowhere/site.yaml")) is var e ? (e.Code, e.Kind) : default);
}
