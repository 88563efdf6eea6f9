using RadOps.Core.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>The folder for downloads is watched during a session, and half a file is never taken.</summary>
public sealed class FolderWatchTests : IDisposable
{
    private readonly IntakeBench bench = new();

    public void Dispose() => bench.Dispose();

    private FolderWatch Watch() => new(bench.Machine, bench.Downloads, bench.Clock, TimeSpan.FromSeconds(2));

    [Fact]
    [Requirement("F-24", "F-26")]
    public void What_comes_is_told_with_how_long_it_has_waited_and_what_lay_there_before_is_not()
    {
        bench.Download("gammal.png", PatientFiles.Png(1));
        var watch = Watch();
        Assert.Empty(watch.Look());
        var file = bench.Download("ny.png", PatientFiles.Png(2));
        Assert.Equal([(file, TimeSpan.Zero, false)], watch.Look().Select(each => (each.Path, each.Waited, each.IsWhole)));
        bench.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(watch.Look()[0].IsWhole);
        bench.Clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal((TimeSpan.FromSeconds(3), true), (watch.Look()[0].Waited, watch.Look()[0].IsWhole));
        File.Delete(file);
        Assert.Empty(watch.Look());
    }

    [Fact]
    [Requirement("F-26")]
    public void A_download_under_way_is_not_whole_whatever_the_browser()
    {
        var watch = Watch();
        var chrome = bench.Download("Obekräftad 123.crdownload", [1, 2, 3]);
        var firefox = bench.Download("b.png", []);
        var part = bench.Download("b.png.part", [1, 2, 3]);
        Assert.DoesNotContain(Later(), file => file.IsWhole);
        Assert.Equal([firefox], Later().Select(file => file.Path));
        File.Move(chrome, Path.Combine(bench.Downloads, "a.png"));
        File.Move(part, firefox, overwrite: true);
        Assert.DoesNotContain(watch.Look(), file => file.IsWhole);
        Assert.All(Later(), file => Assert.True(file.IsWhole));
        Assert.Equal(2, watch.Look().Count);

        IReadOnlyList<WaitingFile> Later()
        {
            _ = watch.Look();
            bench.Clock.Now += TimeSpan.FromSeconds(10);
            return watch.Look();
        }
    }

    [Fact]
    [Requirement("F-26")]
    public void A_file_that_grows_or_that_a_program_holds_open_is_not_whole()
    {
        var watch = Watch();
        var file = bench.Download("a.png", PatientFiles.Png(1)[..20]);
        _ = watch.Look();
        bench.Clock.Now += TimeSpan.FromSeconds(10);
        using (var writer = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.Write(PatientFiles.Png(1).AsSpan(20));
            writer.Flush();
            Assert.False(watch.Look()[0].IsWhole);
            bench.Clock.Now += TimeSpan.FromSeconds(10);
            Assert.False(watch.Look()[0].IsWhole); // it stands still, and is held open
        }

        Assert.True(watch.Look()[0].IsWhole);
    }

    [Fact]
    public void A_folder_that_is_gone_is_told()
    {
        var watch = Watch();
        Directory.Delete(bench.Downloads, recursive: true);
        Assert.Equal("PathNotFound", IntakeBench.Code(() => watch.Look()));
    }
}
