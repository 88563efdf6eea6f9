using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Papers;
using RadOps.Dicom;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>The main job, from nothing, as the README promises it.</summary>
public sealed partial class DemoTests : IDisposable
{
    private static readonly string[] Halland = [.. Enumerable.Range(1, 17).Select(row => $"HB{row}")];
    private static readonly string[] NuSjukvarden = [.. Enumerable.Range(1, 27).Select(row => $"NB{row}"), "NB9b", "NB11b", "NB11c", "NB16b", "NB16c", "NB16d", "NB16e"];

    private readonly ToolProcess radops = new();

    public void Dispose() => radops.Dispose();

    [Fact]
    public void A_day_at_the_synthetic_hospital()
    {
        var (code, output, errors) = radops.Run("demo", "--output-dir", "day");
        Assert.Equal((0, ""), (code, errors));
        var folder = Path.Combine(radops.Folder, "day");

        var rows = OrderRow().Matches(output).Select(match => match.Groups[1].Value).ToList();
        Assert.True(rows.Count >= 80, $"{rows.Count} orders");
        Assert.Empty(Halland.Concat(NuSjukvarden).Except(rows));

        Assert.Contains("PatientMismatch", output, StringComparison.Ordinal);
        Assert.Contains("DamagedFile", output, StringComparison.Ordinal);
        Assert.Contains("its check digit is wrong", output, StringComparison.Ordinal);
        Assert.Matches(@"HB16 \(dubblett\) +Needs .*RegisterHit", output);
        Assert.Contains("holds: True", output, StringComparison.Ordinal);
        Assert.Matches("Error +NotFinallySigned", output);

        var papers = Path.Combine(folder, "media", PaperFolder.Name);
        var media = Directory.GetDirectories(Path.Combine(folder, "media")).Where(medium => medium != papers).ToArray();
        Assert.True(media.Length >= 20, $"{media.Length} media");
        Assert.Equal(media.Select(Path.GetFileName).Order(), Directory.GetDirectories(papers).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetDirectories(papers), of => Assert.True(File.Exists(Path.Combine(of, "etikett.html"))));
        foreach (var medium in media)
            Assert.DoesNotContain(new DicomFiles().VerifyMedium(medium, TestContext.Current.CancellationToken), finding => finding.Severity is FindingSeverity.Error);
        Assert.Contains("<h1>", File.ReadAllText(Path.Combine(folder, "audit.html")), StringComparison.Ordinal);
        // An export's name may look so as well: R-20261121-6437K4.
        Assert.DoesNotMatch(@"(?<!R-)\b([0-9]{2})?[0-9]{6}-[0-9]{4}", output);
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(radops.Folder, "mine"));
        radops.File("mine/letter.txt", "mine");
        var (code, _, errors) = radops.Run("demo", "--output-dir", "mine");
        Assert.Equal(2, code);
        Assert.Contains("is not empty", errors, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Directory.GetFileSystemEntries(Path.Combine(radops.Folder, "mine")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_if_makes_nothing()
    {
        Assert.Equal(0, radops.Run("demo", "--output-dir", "day", "--what-if").ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(radops.Folder));
    }

    [GeneratedRegex(@"^B\d{3} +([HN]B?-?\d+[a-e]?)", RegexOptions.Multiline)]
    private static partial Regex OrderRow();
}
