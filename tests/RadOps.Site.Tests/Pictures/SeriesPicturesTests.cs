using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Site.Pictures;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Pictures;

/// <summary>The pictures of a medium's page: drawn where they can be, and never a reason for a medium to fail.</summary>
public sealed class SeriesPicturesTests : IDisposable
{
    private readonly ExportBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SeriesPictures Pictures(Func<string, string?>? environment = null) => new(environment ?? Environment.GetEnvironmentVariable, TimeProvider.System);

    [Fact]
    public void Each_series_gets_one_picture_by_RadOps_itself_where_it_is_uncompressed()
    {
        bench.AddStudy();
        var files = bench.Plan().Files;
        var (series, picture) = Assert.Single(Pictures(_ => null).Draw(files, Cancel));
        Assert.Equal(("DICOM/ST000001/SE000001", "image/bmp"), (series, picture.MediaType));
    }

    [Fact]
    public void What_is_compressed_is_drawn_by_DCMTK_and_left_out_where_that_is_not_installed()
    {
        var encoder = Peer.Require("dcmtk", "dcmcrle");
        foreach (var path in bench.AddStudy())
        {
            Assert.Equal(0, Peer.Run(encoder, [path, path + ".rle"]).ExitCode);
            File.Move(path + ".rle", path, overwrite: true);
        }

        var files = bench.Plan().Files;
        Assert.Empty(Pictures(_ => null).Draw(files, Cancel));
        var picture = Assert.Single(Pictures().Draw(files, Cancel)).Value;
        Assert.Equal("image/png", picture.MediaType);
        Assert.True(picture.Content.Span.StartsWith((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']));
    }

    [Fact]
    public void A_program_that_fails_or_hangs_costs_its_picture_and_no_more()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script stands in for DCMTK");
        using var folder = new TemporaryFolder();
        var program = folder.File("dcmj2pnm");
        File.WriteAllText(program, "#!/bin/sh\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var dcmtk = DcmtkPicture.Find(_ => folder.Path)!;
        Assert.Null(dcmtk.Draw("/studies/1", TimeSpan.FromMilliseconds(200), Cancel));
        File.WriteAllText(program, "#!/bin/sh\nexit 1\n");
        Assert.Null(dcmtk.Draw("/studies/1", TimeSpan.FromSeconds(60), Cancel));
    }

    [Fact]
    public void A_medium_shows_them_and_is_whole()
    {
        bench.AddStudy();
        var plan = bench.Plan();
        var draft = new MediumDraft(plan, Path.Combine(bench.Destination, "draft"), bench.Dicom);
        draft.Stage(cancellationToken: Cancel);
        draft.WriteDirectory(Cancel);
        draft.WritePages(new Documents.Medium.MediumPages(), "Röntgen", TimeProvider.System.GetLocalNow(), Pictures(), Cancel);
        draft.Verify(cancellationToken: Cancel);
        Assert.Contains("<img src=\"data:image/bmp;base64,", File.ReadAllText(Path.Combine(bench.Destination, "draft", MediumDraft.IndexFile)), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Dicom.VerifyMedium(Path.Combine(bench.Destination, "draft"), Cancel), finding => finding.Severity is FindingSeverity.Error);
    }
}
