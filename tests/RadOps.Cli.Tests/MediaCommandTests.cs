using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>The commands about media and the register, each as a process of its own, on a synthetic study.</summary>
public sealed class MediaCommandTests : IDisposable
{
    private const string Header = "RequestId;Organisation;PatientId;AccessionNumber;Examination;ExaminationDate;Recipient;RecipientLocation;RecipientName;Destination;Orderer;OrderingClinic;Signature;Consent;ConsentBy;ConsentAt;IepConnected;Medium\n";

    private readonly ToolProcess tool = new();

    public MediaCommandTests() => tool.File("site.yaml", "site: Röntgen Provsjukhuset\nregister: sqlite:register.db\n");

    public void Dispose() => tool.Dispose();

    private static string Order(string id, string accession, string patient = "19121212-1212", string consent = "Written") =>
        $"{id};NuSjukvarden;{patient};{accession};CT torax;2026-06-08;Hospital;OutsideRegion;Karlstad centralsjukhus;Röntgen Karlstad;dr Vik;Ortopedkliniken Karlstad;Final;{consent};dr Vik;2026-06-08;nej;Cd\n";

    private void AddStudy(string accession, string patient = "191212121212") => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified(patient),
        AccessionNumber = accession,
        StudyDate = new(2026, 6, 8),
        InstanceCount = 5,
        PixelSize = 16,
    }.Write(Path.Combine(tool.Folder, "studies", accession), TestContext.Current.CancellationToken);

    private (int ExitCode, string Output, string Errors) Export(params string[] more) =>
        tool.Run(["export", "orders.csv", "--study-root", "studies", "--destination", "media", "--site", "site.yaml", .. more]);

    private string[] Tree() => [.. Directory.EnumerateFileSystemEntries(tool.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public void Papers_and_images_are_made_on_request_and_papers_anew()
    {
        _ = (Peer.Require("chromium", "chromium"), Peer.Require("xorriso", "xorriso"));
        AddStudy("N1");
        tool.File("orders.csv", Header + Order("A", "N1"));
        Assert.Contains("Print the papers as PDF", Export("--pdf", "--iso", "--what-if").Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "media")));

        Assert.Equal((0, ""), Export("--pdf", "--iso") is var (code, _, errors) ? (code, errors) : default);
        var medium = Assert.Single(Directory.GetDirectories(Path.Combine(tool.Folder, "media"), "R-*"));
        Assert.True(File.Exists(medium + ".iso"));
        var papers = Path.Combine(tool.Folder, "media", "papers", Path.GetFileName(medium));
        Assert.True(File.Exists(Path.Combine(papers, "etikett.pdf")));

        Directory.Delete(papers, recursive: true);
        var again = tool.Run("papers", Path.GetFileName(medium), "--site", "site.yaml", "--pdf", "--output", "json");
        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        using var json = JsonDocument.Parse(again.Output);
        Assert.All(json.RootElement.EnumerateArray(), paper => Assert.True(File.Exists(paper.GetProperty("Pdf").GetString())));
        Assert.DoesNotContain("1212-1212", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_medium_is_made_judged_audited_and_found_again()
    {
        AddStudy("N1");
        tool.File("orders.csv", Header + Order("A", "N1"));

        var (code, output, errors) = Export("--output", "json");
        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        var made = json.RootElement[0];
        Assert.Equal("A", made.GetProperty("RequestId").GetString());
        Assert.Equal(5, made.GetProperty("InstanceCount").GetInt32());
        Assert.StartsWith("CT torax 260608: ", made.GetProperty("RegisterLine").GetString(), StringComparison.Ordinal);
        var medium = made.GetProperty("Path").GetString()!;

        Assert.Equal((0, $"Nothing is wrong with {medium}.\n", ""), tool.Run("medium", medium));
        var headers = tool.Run("dicom", Path.Combine(medium, "DICOM"), "--output", "csv");
        Assert.Equal(0, headers.ExitCode);
        Assert.Equal(6, headers.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(";Ok;", headers.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1212121212", headers.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("berg", headers.Output, StringComparison.Ordinal);

        var audit = tool.Run("audit", "--site", "site.yaml", "--html", "audit.html", "--output", "csv");
        Assert.Equal(0, audit.ExitCode);
        Assert.True(File.Exists(Path.Combine(tool.Folder, "audit.html")));

        // NU's routine asks for no check of the register, so the earlier release is flagged and does not block.
        Assert.Contains("\"RegisterHit\"", tool.Run("check", "orders.csv", "--site", "site.yaml", "--output", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_names_every_step_and_changes_nothing()
    {
        AddStudy("N1");
        tool.File("orders.csv", Header + Order("A", "N1"));
        var before = Tree();

        var (code, output, errors) = Export("--what-if");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Copy 5 instances", output, StringComparison.Ordinal);
        Assert.Contains("Write DICOMDIR", output, StringComparison.Ordinal);
        Assert.Equal(before, Tree());
    }

    [Fact]
    public void One_bad_request_does_not_stop_the_others()
    {
        AddStudy("N1");
        AddStudy("N2", patient: "198112289874");
        AddStudy("N3");
        tool.File("orders.csv", Header + Order("A", "N1") + Order("B", "N2") + Order("C", "N3", consent: "None") + Order("D", "N3", patient: "19121212-1213") + Order("E", "N3"));

        var (code, output, errors) = Export("--output", "csv");

        Assert.Equal(2, code);
        Assert.Equal(["A", "E"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';')[0]));
        var told = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, told.Length);
        Assert.Contains("row 3: ", told[0], StringComparison.Ordinal);
        Assert.Contains("another patient", told[0], StringComparison.Ordinal);
        Assert.Contains("row 4: ", told[1], StringComparison.Ordinal);
        Assert.Contains("row 5, column PatientId", told[2], StringComparison.Ordinal);
        Assert.Matches(@"^radops: 5 orders in 00:00:\d\d: 2 media made \(10 instances\), 3 not made \(PatientMismatch 1, ReleaseNeeds 1, RequestInvalid 1\)\.$", told[3]);
        Assert.DoesNotContain("12289874", errors + output, StringComparison.Ordinal);
        Assert.DoesNotContain("12121213", (errors + output).Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_named_rightly_is_not_begun()
    {
        AddStudy("N1");
        tool.File("orders.csv", Header + Order("A", "N1"));
        Assert.Contains("--throttle is a number from 1 to 32", Export("--throttle", "0").Errors, StringComparison.Ordinal);
        Assert.Contains("takes no ORDERS.csv", Export("--resume").Errors, StringComparison.Ordinal);
        Assert.Contains("There is no register yet", tool.Run("export", "--resume", "--site", "site.yaml").Errors, StringComparison.Ordinal);
        Assert.Contains("needs ORDERS.csv", tool.Run("export", "--study-root", "studies").Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "media")));
    }

    [Fact]
    public void The_list_that_was_kept_by_hand_is_brought_in_once()
    {
        tool.File("list.txt", "CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.\nobegripligt\n");
        tool.File("list.csv", "Rad;Personnummer;Remissnummer;Utlämnad\nMR hjärna 260611: Skickas till Röntgen Halmstad fvb. Kirurgmott Halmstad enl. dr Åkesson, Kirurgmott HSH.;19701063-2391;N9;2026-06-12\nMR knä 260611: Skickas till patienten.;19701063-2392;;\n");

        var (code, output, errors) = tool.Run("register", "import", "list.txt", "--site", "site.yaml", "--organisation", "RegionHalland");
        Assert.Equal(2, code);
        Assert.Equal("1 release brought in, 0 known before.\n", output);
        Assert.StartsWith("radops: list.txt, row 2: ", errors, StringComparison.Ordinal);

        Assert.Equal("0 releases brought in, 1 known before.\n", tool.Run("register", "import", "list.txt", "--site", "site.yaml", "--organisation", "RegionHalland").Output);
        var table = tool.Run("register", "import", "list.csv", "--site", "site.yaml");
        Assert.Equal((2, "1 release brought in, 0 known before.\n"), (table.ExitCode, table.Output));
        Assert.Equal("radops: list.csv, row 3: column Personnummer: '19701063-****' cannot be used: its check digit is wrong\n", table.Errors);
    }

    [Fact]
    public void The_users_own_register_is_the_users_alone_and_says_what_it_cannot_see()
    {
        tool.File("list.txt", "CT torax 260608: Länkas till Media SU/S.\n");

        var (_, _, errors) = tool.Run("register", "import", "list.txt");

        Assert.Contains("is in your own folder and cannot see what colleagues have released", errors, StringComparison.Ordinal);
        var folder = Path.Combine(tool.Folder, "data", "RadOps");
        Assert.True(File.Exists(Path.Combine(folder, "register.db")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void A_register_that_is_not_there_is_not_made_to_be_audited()
    {
        var (code, _, errors) = tool.Run("audit", "--register", "sqlite:none.db");

        Assert.Equal(2, code);
        Assert.StartsWith("radops: There is no register yet", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "none.db")));
    }

    [Fact]
    public void The_packs_are_listed()
    {
        var (code, output, _) = tool.Run("policy", "list", "--output", "csv");

        Assert.Equal(0, code);
        Assert.StartsWith("Organisation;Id;Version;Status;Rules;Facts;Documents\nNuSjukvarden;NuExternGranskare;8.0;", output, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("policy", "test", "none.yaml").ExitCode);
    }

    [Theory]
    [InlineData("dicom", "none")]
    [InlineData("medium", "none")]
    [InlineData("export", "orders.csv", "--study-root", "none", "--destination", "media")]
    [InlineData("audit", "--fail-on", "nothing")]
    [InlineData("audit", "--since", "i går")]
    [InlineData("nothing")]
    public void Bad_usage_is_exit_code_2(params string[] args)
    {
        var (code, output, errors) = tool.Run(args);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("radops: ", errors, StringComparison.Ordinal);
    }
}
