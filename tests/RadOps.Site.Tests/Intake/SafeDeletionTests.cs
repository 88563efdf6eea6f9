using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using RadOps.Core.Intake.Cleaning;
using RadOps.Site.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Whoever swaps a file while it is being deleted loses nothing.</summary>
public sealed class SafeDeletionTests : IDisposable
{
    private static readonly byte[] Ours = PatientFiles.Png(1);
    private static readonly byte[] Theirs = PatientFiles.Png(2);

    private readonly IntakeBench bench = new();

    public void Dispose() => bench.Dispose();

    private CleanUpItem Item(IIntakeMachine machine)
    {
        var path = bench.Download("a.png", Ours);
        return new(CleanUpKind.Download, path, 1) { Root = bench.Downloads, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Ours)), Facts = machine.Look(path) };
    }

    public static TheoryData<string> Moments => [nameof(Meddler.BeforeHolders), nameof(Meddler.BeforeHandle), nameof(Meddler.BeforeMove)];

    [Theory, MemberData(nameof(Moments))]
    public void What_comes_in_its_place_at_any_moment_stays_there(string moment)
    {
        var machine = new Meddler(bench.Machine);
        var item = Item(machine);
        var swaps = 0;
        typeof(Meddler).GetProperty(moment)!.SetValue(machine, () =>
        {
            if (swaps++ > 0) return;
            var theirs = Path.Combine(bench.Root, "deras.png");
            File.WriteAllBytes(theirs, Theirs);
            File.Move(theirs, item.Path, overwrite: true);
        });
        var result = new SafeDeletion(machine).Delete(item);
        Assert.True(swaps > 0);
        Assert.Equal(CleanUpOutcome.Changed, result.Outcome);
        Assert.Equal(Theirs, File.ReadAllBytes(item.Path));
        Assert.Equal([item.Path], Directory.EnumerateFiles(bench.Downloads));
    }

    [Fact]
    public void What_was_moved_by_mistake_and_cannot_be_put_back_is_kept_and_told()
    {
        var machine = new Meddler(bench.Machine);
        var item = Item(machine);
        machine.BeforeMove = () => File.WriteAllBytes(item.Path, Path.Exists(item.Path) ? Theirs : PatientFiles.Png(3));
        var result = new SafeDeletion(machine).Delete(item);
        Assert.Equal(CleanUpOutcome.Changed, result.Outcome);
        Assert.Equal(PatientFiles.Png(3), File.ReadAllBytes(item.Path));
        var aside = Directory.EnumerateFiles(bench.Downloads, ".radops-*").Single();
        Assert.Equal(Theirs, File.ReadAllBytes(aside));
        Assert.Contains(Path.GetFileName(aside), result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_thread_that_puts_its_own_file_there_at_some_moment_always_finds_it_again()
    {
        var random = new Random(1177);
        for (var round = 0; round < Campaign.Count(200, 5000); round++)
        {
            var item = Item(bench.Machine);
            var theirs = Path.Combine(bench.Root, "deras.png");
            await File.WriteAllBytesAsync(theirs, Theirs, TestContext.Current.CancellationToken);
            var wait = random.Next(3000);
            var swap = Task.Run(() =>
            {
                Thread.SpinWait(wait);
                File.Move(theirs, item.Path, overwrite: true);
            }, TestContext.Current.CancellationToken);
            _ = new SafeDeletion(bench.Machine).Delete(item);
            await swap;
            Assert.Contains(Directory.EnumerateFiles(bench.Downloads), path => File.ReadAllBytes(path).AsSpan().SequenceEqual(Theirs));
            foreach (var path in Directory.EnumerateFiles(bench.Downloads)) File.Delete(path);
        }
    }

    [Fact]
    public void A_name_that_leads_out_of_the_given_folder_is_not_followed()
    {
        var outside = Path.Combine(bench.Root, "utanför.png");
        File.WriteAllBytes(outside, Ours);
        foreach (var path in (string[])[outside, Path.Combine(bench.Downloads, "..", "..", "utanför.png"), bench.Downloads + "/../../utanför.png"])
        {
            var item = new CleanUpItem(CleanUpKind.Download, path, 1) { Root = bench.Downloads, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Ours)), Facts = bench.Machine.Look(path) };
            Assert.Equal(CleanUpOutcome.Changed, new SafeDeletion(bench.Machine).Delete(item).Outcome);
        }

        Assert.True(File.Exists(outside));
    }

    /// <summary>The computer, with somebody who does something just before RadOps does.</summary>
    private sealed class Meddler(UserMachine machine) : IIntakeMachine
    {
        public Action? BeforeHolders { get; set; }

        public Action? BeforeHandle { get; set; }

        public Action? BeforeMove { get; set; }

        public string Name => machine.Name;

        public string Downloads => machine.Downloads;

        public IReadOnlyList<string> ThumbnailFolders => machine.ThumbnailFolders;

        public FileFacts Look(string path) => machine.Look(path);

        public FileFacts Look(SafeFileHandle file)
        {
            BeforeHandle?.Invoke();
            return machine.Look(file);
        }

        public void Move(string path, string target)
        {
            BeforeMove?.Invoke();
            machine.Move(path, target);
        }

        public IReadOnlyList<FileHolder> Holders(string path, FileFacts file)
        {
            BeforeHolders?.Invoke();
            return machine.Holders(path, file);
        }

        public IReadOnlyList<RecycleBin> Bins(string folder) => machine.Bins(folder);
    }
}
