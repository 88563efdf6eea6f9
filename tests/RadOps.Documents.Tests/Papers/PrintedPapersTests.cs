using System.Text;
using RadOps.Core;
using RadOps.Documents.Papers;
using RadOps.Documents.Pdf;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Papers;

/// <summary>Papers as they come out of the printer: as text, as pictures, and with the worst of names.</summary>
public sealed class PrintedPapersTests(Printed printed) : IClassFixture<Printed>
{
    // Inside this the sheet is clear of what a printer cannot reach.
    private const double Margin = 8;
    private const double Width = 210;
    private const double Height = 297;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Releases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Each_is_one_sheet_of_A4_with_nothing_off_its_edge(string release)
    {
        foreach (var pdf in printed.Of(release))
        {
            var name = Path.GetFileNameWithoutExtension(pdf);
            Printed.Draw(pdf, $"{release}-{name}");
            Assert.True(Printed.PagesOf(pdf) == 1, $"{release} {name} has {Printed.PagesOf(pdf)} pages");
            var words = Printed.WordsOf(pdf);
            Assert.NotEmpty(words);
            Assert.All(words, word => Assert.True(word.Left >= Margin && word.Top >= Margin && word.Right <= Width - Margin && word.Bottom <= Height - Margin, $"{release} {name}: {word}"));
            Assert.Contains("Sida 1 av 1", Printed.TextOf(pdf), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    [Requirement("H-01")]
    public void The_routines_warning_is_printed_on_every_sheet_of_a_routine_that_has_one(string release) =>
        Assert.All(printed.Of(release), pdf => Assert.Equal(Releases.All[release].Organisation == "RegionHalland", Printed.TextOf(pdf).Contains("Utskriven version kan vara inaktuell.", StringComparison.Ordinal)));

    [Fact]
    public void The_longest_name_is_printed_whole_letter_by_letter()
    {
        foreach (var paper in new[] { Single(nameof(Releases.Post), "etikett"), Single(nameof(Releases.Post), "foljebrev"), Single(nameof(Releases.Post), "kvitto") })
            Assert.Contains("Margaréta Ünal Ingegärd Liv von Rosenstråle-Hägglöf Ångström", Printed.TextOf(paper).Replace("- ", "-", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("N-13")]
    public void All_that_stands_on_the_label_stands_inside_it_and_nothing_on_anything_else()
    {
        var words = Printed.WordsOf(Single(nameof(Releases.Post), "etikett"));
        // The care unit stands in the letterhead, and then on the stamp, 5 mm below the label's edge.
        var label = words.Skip(1).SkipWhile(word => word.Word != words[0].Word).TakeWhile(word => word.Word != "Så").ToList();
        Assert.Equal(Releases.Id, label[^1].Word);
        var (left, top) = (24.0, label[0].Top - 5.5);
        Assert.All(label, word => Assert.True(word.Left > left && word.Right < left + 99 && word.Bottom < top + 67, $"{word}"));
        foreach (var one in label)
        {
            // Half a millimetre of a box is the space between lines.
            Assert.DoesNotContain(label, other => other != one && one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom - 0.5 && other.Top < one.Bottom - 0.5);
        }
    }

    [Theory]
    [InlineData("etikett")]
    [InlineData("checklista")]
    [Requirement("N-13")]
    public void The_bars_say_the_mediums_id(string paper)
    {
        var rows = Printed.RowsOf(Single(nameof(Releases.Post), paper), paper);
        Assert.True(rows.Count(row => Code39Reader.Read(Inner(row)) == Releases.Id) > 40);

        // The dashed edge of the label is not a bar.
        static bool[] Inner(bool[] row) => [.. row.Skip((int)(25 / 25.4 * 300)).Take((int)(96 / 25.4 * 300))];
    }

    [Theory]
    [InlineData("R-20261121-4F7K2Q")]
    [InlineData("0123456789")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ-. ")]
    public void Bars_are_read_as_what_was_drawn(string text)
    {
        var path = System.Text.RegularExpressions.Regex.Matches(Code39.Svg(text), @"M(\d+) 0h(\d+)v40h-\2z").Select(bar => (X: int.Parse(bar.Groups[1].ValueSpan, null), Width: int.Parse(bar.Groups[2].ValueSpan, null))).ToList();
        var line = new bool[path[^1].X + path[^1].Width + 10];
        foreach (var (x, width) in path) line.AsSpan(x, width).Fill(true);
        Assert.Equal(10, path[0].X);
        Assert.Equal(text, Code39Reader.Read(line));
    }

    [Theory]
    [InlineData("Å")]
    [InlineData("a")]
    [InlineData("A*B")]
    public void What_has_no_bars_is_refused(string text) => Assert.Throws<ArgumentException>(() => Code39.Svg(text));

    [Fact]
    public async Task A_batch_is_one_browser_and_what_is_printed_is_not_printed_again()
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var starts = folder.File("starts.txt");
        var wrapper = Script(folder, $"echo started >> '{starts}'\nexec '{browser}' \"$@\"");

        var folders = Enumerable.Range(1, 3).Select(number => WritePapers(folder, $"R-{number}")).ToList();
        await using (var printer = new PaperPrinter(name => name == InstalledBrowser.Variable ? wrapper : null))
        {
            await Task.WhenAll(folders.Select(papers => printer.PrintAsync(papers, Cancel)));
            var first = File.GetLastWriteTimeUtc(Path.Combine(folders[0], "etikett.pdf"));
            await printer.PrintAsync(folders[0], Cancel);
            Assert.Equal(first, File.GetLastWriteTimeUtc(Path.Combine(folders[0], "etikett.pdf")));
        }

        Assert.Equal("started", (await File.ReadAllTextAsync(starts, Cancel)).Trim());
        Assert.All(folders, papers => Assert.Equal(Directory.GetFiles(papers, "*.html").Length, Directory.GetFiles(papers, "*.pdf").Length));
        Assert.All(folders, papers => Assert.Empty(Directory.GetFiles(papers, "*~")));
    }

    [Fact]
    public async Task A_browser_that_dies_is_told_and_the_next_paper_gets_another()
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var wrapper = Script(folder, $"[ -e '{folder.Path}/dead' ] && exit 1\nexec '{browser}' \"$@\"");
        await File.WriteAllTextAsync(folder.File("dead"), "", Cancel);

        var papers = WritePapers(folder, "R-1");
        await using var printer = new PaperPrinter(name => name == InstalledBrowser.Variable ? wrapper : null);
        var failure = await Assert.ThrowsAsync<RadOpsException>(() => printer.PrintAsync(papers, Cancel));
        Assert.Equal(("BrowserFailed", ErrorKind.Unreachable), (failure.Code, failure.Kind));
        Assert.Empty(Directory.GetFiles(papers, "*.pdf*"));

        File.Delete(folder.File("dead"));
        await printer.PrintAsync(papers, Cancel);
        Assert.NotEmpty(Directory.GetFiles(papers, "*.pdf"));
    }

    [Fact]
    public void Where_there_is_no_browser_the_error_says_what_to_install()
    {
        var failure = Assert.Throws<RadOpsException>(() => new PaperPrinter(_ => null).RequireBrowser());
        Assert.Equal(("BrowserNotFound", ErrorKind.NotFound), (failure.Code, failure.Kind));
        Assert.Contains("apt-get install chromium", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/no/such", Assert.Throws<RadOpsException>(() => InstalledBrowser.Find(_ => "/no/such")).Message, StringComparison.Ordinal);
    }

    /// <summary>A program that does something before it is the browser.</summary>
    private static string Script(TemporaryFolder folder, string lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script stands in for the browser");
        var script = folder.File("browser.sh");
        File.WriteAllText(script, $"#!/bin/sh\n{lines}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }

    private string Single(string release, string paper) => Assert.Single(printed.Of(release), pdf => Path.GetFileNameWithoutExtension(pdf) == paper);

    private static string WritePapers(TemporaryFolder folder, string name)
    {
        var papers = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        foreach (var paper in new ReleasePapers().DrawUp(Releases.Contents(Releases.Post)))
            File.WriteAllText(Path.Combine(papers, paper.FileName), Encoding.UTF8.GetString(paper.Content.Span));
        return papers;
    }
}
