using System.Text;
using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Files where they lie: links, folders, devices, names of every sort, and others who hold them.</summary>
public sealed class PatientFileOnDiskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Requirement("F-18")]
    public void A_file_is_judged_where_it_lies_with_its_name()
    {
        var inspection = Inspect(Write("foto.jpg", PngMaker.Make()));
        Assert.Equal("Png: ExtensionDiffers", inspection.Line());
        Assert.Equal((true, FileRoute.Picsara), (inspection.IsAccepted, inspection.ProposedRoute));
        Assert.Equal("Unknown: EmptyFile", Inspect(Write("tom.png", [])).Line());
    }

    [Fact]
    public void Names_in_either_form_of_unicode_are_one_and_the_same()
    {
        const string name = "Röntgen å ä ö.png";
        foreach (var form in (NormalizationForm[])[NormalizationForm.FormC, NormalizationForm.FormD])
            Assert.Equal("Png:", Inspect(Write(name.Normalize(form), PngMaker.Make())).Line());
    }

    [Fact]
    public void The_longest_name_that_there_can_be_is_read()
    {
        var name = new string('x', 251) + ".gif";
        Assert.Equal("Gif:", Inspect(Write(name, GifMaker.Make())).Line());
        Assert.StartsWith("PatientFile", Fails(Path.Combine(folder.Path, new string('x', 300) + ".gif")).Code, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("C54")]
    public void A_link_is_refused_and_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link needs a privilege on Windows");
        var target = Write("utanför.png", PngMaker.Make());
        var link = folder.File("bild.png");
        File.CreateSymbolicLink(link, target);
        var broken = folder.File("ingenstans.png");
        File.CreateSymbolicLink(broken, folder.File("borta.png"));
        var loop = folder.File("runt.png");
        File.CreateSymbolicLink(loop, loop);
        Assert.All((string[])[link, broken, loop], path =>
        {
            var inspection = Inspect(path);
            Assert.Equal("Unknown: NotRegularFile", inspection.Line());
            Assert.Equal((0, ""), (inspection.Length, inspection.Sha256));
        });
    }

    [Fact]
    public void A_folder_a_device_and_a_pipe_are_refused_and_nobody_waits()
    {
        Directory.CreateDirectory(folder.File("mapp.png"));
        Assert.Equal("Unknown: NotRegularFile", Inspect(folder.File("mapp.png")).Line());
        Assert.SkipUnless(OperatingSystem.IsLinux(), "devices and pipes have other names elsewhere");
        Assert.Equal(0, Peer.Run("mkfifo", [folder.File("rör.png")]).ExitCode);
        Assert.All((string[])["/dev/zero", "/dev/null", "/proc/self/environ", folder.File("rör.png")], path =>
        {
            var inspection = Inspect(path);
            Assert.False(inspection.IsAccepted);
            Assert.Contains(inspection.Findings, finding => finding.Code is FileFindingCode.EmptyFile or FileFindingCode.NotRegularFile);
        });
    }

    [Fact]
    public void What_is_gone_or_forbidden_is_an_error_that_says_what_to_do()
    {
        Assert.Equal(("PatientFileNotFound", ErrorKind.NotFound), (Fails(folder.File("borta.png")).Code, Fails(folder.File("borta.png")).Kind));
        Assert.Equal("PatientFileNotFound", Fails(Path.Combine(folder.Path, "ingen", "borta.png")).Code);
        var held = Write("öppen.png", PngMaker.Make());
        using var holder = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var error = Fails(held);
        Assert.Equal(("PatientFileUnreadable", ErrorKind.Storage, held), (error.Code, error.Kind, error.Target));
        Assert.Contains("Close the program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("C54")]
    public void A_known_bad_file_is_refused_whatever_else_it_is()
    {
        var file = PngMaker.Make();
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file));
        var list = folder.File("bad.txt");
        File.WriteAllText(list, $"# from a supplier\r\n\r\n{new string('0', 64)}  other\n{hash} *bild.png\n  {hash.ToLowerInvariant()}\n");
        var bad = KnownBadFiles.Read(list);
        Assert.Equal(2, bad.Count);
        Assert.True(bad.Contains(hash) && bad.Contains(hash.ToLowerInvariant()) && !bad.Contains("") && !bad.Contains(new string('1', 64)));
        Assert.Equal("Png: KnownBad", Inspected.Of(file, limits: new() { KnownBad = bad }).Line());
        Assert.Equal("Gif:", Inspected.Of(GifMaker.Make(), limits: new() { KnownBad = bad }).Line());
    }

    [Theory]
    [InlineData("abc\n", 1)]
    [InlineData("# x\n\n0123456789012345678901234567890123456789012345678901234567890123\nzz23456789012345678901234567890123456789012345678901234567890123 x\n", 4)]
    public void A_list_with_a_bad_row_is_not_used(string text, int row)
    {
        var error = Assert.Throws<RadOpsException>(() => KnownBadFiles.Read(new StringReader(text), "bad.txt"));
        Assert.Equal("KnownBadListInvalid", error.Code);
        Assert.StartsWith(FormattableString.Invariant($"bad.txt, row {row}:"), error.Message, StringComparison.Ordinal);
        Assert.Equal("KnownBadListUnreadable", Assert.Throws<RadOpsException>(() => KnownBadFiles.Read(folder.File("nowhere.txt"))).Code);
    }

    [Fact]
    [Requirement("F-19", "C38")]
    public void A_site_s_other_limit_holds()
    {
        var limits = new InspectionLimits { Megabytes = 1 };
        Assert.Equal((1_000_000, 1_048_576), (limits.AcceptedBytes, limits.MostBytes));
        byte[] Of(int length) => new PngMaker { Chunks = [PngMaker.Chunk("prVt", new byte[length - PngMaker.Make().Length - 12])] }.ToArray();
        Assert.Equal("Png:", Inspected.Of(Of(1_000_000), limits: limits).Line());
        Assert.Equal("Png: SizeInDoubt", Inspected.Of(Of(1_000_001), limits: limits).Line());
        var tooLarge = Inspected.Of(Of(1_048_577), limits: limits);
        Assert.Equal("Png: TooLarge", tooLarge.Line());
        Assert.Contains("större än 1 MB", tooLarge.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cancelled_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        using var stream = new MemoryStream(PngMaker.Make());
        Assert.ThrowsAny<OperationCanceledException>(() => PatientFileInspector.Inspect(stream, null, InspectionLimits.Default, cancel.Token));
    }

    private string Write(string name, byte[] file)
    {
        var path = folder.File(name);
        File.WriteAllBytes(path, file);
        return path;
    }

    private static FileInspection Inspect(string path) => PatientFileInspector.Inspect(path, InspectionLimits.Default, TestContext.Current.CancellationToken);

    private static RadOpsException Fails(string path) => Assert.Throws<RadOpsException>(() => Inspect(path));
}
