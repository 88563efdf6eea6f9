using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using RadOps.Core.Intake.Cleaning;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Cleaning;

/// <summary>A bin as Windows keeps it: <c>$R…</c> beside <c>$I…</c>.</summary>
public sealed class WindowsBinTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Requirement("F-30")]
    public void What_was_thrown_away_goes_with_its_note_and_the_rest_stays()
    {
        byte[] content = [1, 2, 3, 4];
        var bin = Path.Combine(folder.Path, "$Recycle.Bin", "S-1-5-21-1");
        string Note(string name, string path)
        {
            File.WriteAllBytes(folder.File($"$Recycle.Bin/S-1-5-21-1/$I{name}"), BinNoteTests.WindowsNote(2, path));
            return Path.Combine(bin, "$I" + name);
        }

        var downloads = folder.File("Downloads/x");
        File.WriteAllBytes(folder.File("$Recycle.Bin/S-1-5-21-1/$RABC123.png"), content);
        File.WriteAllBytes(folder.File("$Recycle.Bin/S-1-5-21-1/$ROTHER1.png"), [4, 3, 2, 1]);
        File.WriteAllBytes(folder.File("$Recycle.Bin/S-1-5-21-1/$RFOLDER/inre.png"), content);
        var (own, other, orphan, ofFolder) = (Note("ABC123.png", @"C:\d\bild.png"), Note("OTHER1.png", @"C:\d\annan.png"), Note("GONE12.png", @"C:\d\bild.png"), Note("FOLDER", @"C:\d\mapp"));

        var order = new CleanUpOrder
        {
            CaseId = "PF-1",
            Contents = [new(1, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length)],
            KnownPaths = new Dictionary<string, int> { [@"C:\d\bild.png"] = 1 },
            Folders = [Path.GetDirectoryName(downloads)!],
            Given = [],
            ReadyFolders = [],
        };
        var cleaning = new CleanUp(new Desktop(bin), TimeSpan.Zero);
        var plan = cleaning.Plan(order, default);
        Assert.Equal(
            new[] { Path.Combine(bin, "$RABC123.png"), own, Path.Combine(bin, "$RFOLDER", "inre.png"), orphan }.Order(StringComparer.Ordinal),
            plan.Items.Select(item => item.Path).Order(StringComparer.Ordinal));
        Assert.Empty(cleaning.Run(order with { KnownPaths = plan.Known }, plan.Items, null, default).Remaining);
        Assert.Equal(
            new[] { other, ofFolder, Path.Combine(bin, "$ROTHER1.png") }.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(bin, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    /// <summary>A computer with one bin, asked by .NET's own means.</summary>
    private sealed class Desktop(string bin) : IIntakeMachine
    {
        public string Name => "PC1";

        public string Downloads => "";

        public IReadOnlyList<string> ThumbnailFolders => [];

        public FileFacts Look(string path) =>
            Directory.Exists(path) ? new(FileKind.Folder, 1, 1, 0, 1, 0, 0)
            : File.Exists(path) ? new(FileKind.File, 1, 1, 0, 1, new FileInfo(path).Length, File.GetLastWriteTimeUtc(path).Ticks)
            : FileFacts.Missing;

        public FileFacts Look(SafeFileHandle file) => new(FileKind.File, 1, 1, 0, 1, RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file).Ticks);

        public void Move(string path, string target) => File.Move(path, target);

        public IReadOnlyList<FileHolder> Holders(string path, FileFacts file) => [];

        public IReadOnlyList<RecycleBin> Bins(string folder) => [new(bin, null, BinForm.Windows)];
    }
}
