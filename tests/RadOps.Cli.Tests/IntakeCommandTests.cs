using System.Text.Json;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops intake, in a home of its own.</summary>
public sealed class IntakeCommandTests : IDisposable
{
    // A grey picture of four by four.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR4nGPgAgIGVAIABlQAoTkBXoYAAAAASUVORK5CYII=");

    private static readonly string[] Said =
    [
        "--channel", "EServices1177", "--unit-activated", "true", "--patient-activated", "true", "--care-relation", "true", "--prior-dialogue", "true", "--relevant", "true", "--picsara-ready", "true", "--sent", "00:00",
    ];

    private readonly ToolProcess tool = new();

    public IntakeCommandTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the user's own folder for downloads cannot be set aside there");
        foreach (var folder in (string[])["Hämtningar", "picsara", "earkiv", "data/Trash/files", "data/Trash/info"]) Directory.CreateDirectory(Path.Combine(tool.Folder, folder));
        Site(".");
        tool.Environment["RADOPS_SITE"] = Path.Combine(tool.Folder, "site.yaml");
        tool.Environment["XDG_DOWNLOAD_DIR"] = Path.Combine(tool.Folder, "Hämtningar");
        tool.Environment["XDG_CACHE_HOME"] = Path.Combine(tool.Folder, "cache");
    }

    public void Dispose() => tool.Dispose();

    private void Site(string personal) =>
        tool.File("site.yaml", $"site: Hudmottagningen\norganisation: SkaraborgsSjukhus\nregister: sqlite:register.db\nfolders: {{ journal: journal, picsara: picsara, earchive: earkiv }}\naccounts: {{ personal: '{personal}', shared: '^gk' }}\n");

    [Fact]
    [Requirement("F-21", "F-28", "F-30")]
    public void A_picture_from_its_coming_to_its_being_gone()
    {
        tool.File("Hämtningar/hand.png", Picture);
        var known = Json(Done(["intake", "import", "Hämtningar/hand.png", "--class", "Image", "--patient", "19121212-1212", "--output", "json", .. Said]));
        var caseId = known.GetProperty("CaseId").GetString()!;
        Assert.Equal("19121212-****", known.GetProperty("Patient").GetString());
        Assert.True(File.Exists(Path.Combine(tool.Folder, "picsara", caseId, $"{caseId}-1.png")));
        Assert.Contains(caseId, Done("intake", "list"), StringComparison.Ordinal);

        tool.File("Hämtningar/hand (1).png", Picture);
        var planned = Done("intake", "complete", caseId, "--uploaded", "--what-if");
        foreach (var path in (string[])["Hämtningar/hand.png", "Hämtningar/hand (1).png", $"picsara/{caseId}/{caseId}-1.png"]) Assert.Contains(Path.Combine(tool.Folder, path), planned, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(tool.Folder, "Hämtningar/hand.png")));
        Assert.Equal(1, tool.Run("intake", "complete", caseId).ExitCode);
        var done = Json(Done("intake", "complete", caseId, "--uploaded", "--confirmed-by", "Anders Kvist", "--output", "json"));
        Assert.Equal((false, 3), (done.GetProperty("IsOpen").GetBoolean(), done.GetProperty("Deleted").GetInt32()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(tool.Folder, "Hämtningar")));
        Assert.DoesNotContain(caseId, Done("intake", "list"), StringComparison.Ordinal);
        Assert.Contains(caseId, Done("intake", "list", "--all"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("F-07", "F-20", "F-23")]
    public void What_is_held_or_refused_has_an_exit_code_and_a_reason()
    {
        tool.File("Hämtningar/a.png", Picture);
        var (code, _, errors) = tool.Run("intake", "import", "Hämtningar/a.png", "--channel", "EServices1177");
        Assert.Equal(1, code);
        Assert.Contains("Held: Det är inte sagt om enheten har en vårdrelation med patienten (F-20, rad 82", errors, StringComparison.Ordinal);
        Assert.Equal(1, tool.Run("intake", "import", "Hämtningar/a.png", "--channel", "Mms").ExitCode);
        Site("^ingen$");
        (code, _, errors) = tool.Run("intake", "import", "Hämtningar/a.png");
        Assert.Equal(1, code);
        Assert.Contains("VGR-ID", errors, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("C40")]
    public void The_whole_bin_is_emptied_only_with_a_yes()
    {
        tool.File("Hämtningar/a.png", Picture);
        tool.File("data/Trash/files/annat.txt", "annat");
        var caseId = Json(tool.Run("intake", "import", "Hämtningar/a.png", "--relevant", "false", "--channel", "EServices1177", "--output", "json").Output).GetProperty("CaseId").GetString()!;
        Assert.Equal(2, tool.Run("intake", "complete", caseId, "--empty-recycle-bin").ExitCode);
        Assert.Contains("annat.txt", Done("intake", "complete", caseId, "--empty-recycle-bin", "--what-if"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(tool.Folder, "data/Trash/files/annat.txt")));
        Assert.Equal(0, tool.Run("intake", "complete", caseId, "--empty-recycle-bin", "--yes").ExitCode);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "data/Trash/files/annat.txt")));
    }

    [Fact]
    [Requirement("F-26")]
    public void A_watch_takes_nothing_that_lay_there_before_and_ends_when_its_time_is_out()
    {
        tool.File("Hämtningar/gammal.png", Picture);
        Assert.Equal("[]", Done(["intake", "import", "--watch", "--for", "00:00:01", "--class", "Image", "--output", "json", .. Said]).Trim());
        Assert.Equal(2, tool.Run("intake", "import", "Hämtningar/gammal.png", "--watch").ExitCode);
        Assert.Contains("What if", Done("intake", "import", "--watch", "--what-if"), StringComparison.Ordinal);
    }

    private string Done(params string[] args)
    {
        var (code, output, errors) = tool.Run(args);
        Assert.True(code == 0, errors);
        return output;
    }

    private static JsonElement Json(string output) => JsonDocument.Parse(output).RootElement[0];
}
