using System.Globalization;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>A real disk that is full (ENOSPC) at whichever write of a journal, and has room again later. <see cref="OutageJournalTests"/> does the same at every byte, in memory.</summary>
public sealed class FullDiskTests
{
    private const int Page = 4096;

    [Fact]
    [Requirement("D-28")]
    public void A_journal_on_a_disk_that_is_full_tells_it_and_loses_nothing_that_was_told()
    {
        using var disk = new SmallDisk(1);
        var wasFull = new HashSet<string>();
        // Pages that are left, and papers of many lengths, so that the disk is full at the first file, in the midst of a line, and between two.
        for (var pages = 0; pages < 5; pages++)
        {
            for (var length = 0; length < 12; length++)
                wasFull.UnionWith(Fill(disk, string.Create(CultureInfo.InvariantCulture, $"journal-{pages}-{length}"), pages, new string('x', length * 37)));
        }

        Assert.Contains("the first paper", wasFull);
        Assert.Contains("a later paper", wasFull);
        Assert.Contains("in the midst of a line", wasFull);
    }

    private static HashSet<string> Fill(SmallDisk disk, string name, int pages, string examination)
    {
        var filler = Path.Combine(disk.Path, "filler");
        var bench = new OutageBench(files: new JournalFolder(Path.Combine(disk.Path, name)));
        HashSet<string> wasFull = [];
        List<string> told = [];
        Leave(disk, filler, pages);
        for (var failed = 0; failed < 3;)
        {
            try
            {
                told.Add(Register(bench, examination).Number);
                Assert.True(told.Count < 200, "the disk never became full");
            }
            catch (RadOpsException full) when (full.Code is "JournalNotWritten" or "JournalLocked")
            {
                Assert.Contains("disk", full.ToString(), StringComparison.OrdinalIgnoreCase);
                wasFull.Add(told.Count == 0 ? "the first paper" : "a later paper");
                if (bench.Journal.State.Faults.Any(fault => fault.Kind == JournalFaultKind.Torn)) wasFull.Add("in the midst of a line");
                failed++;
            }
        }

        AssertThere();
        File.Delete(filler);
        for (var more = 0; more < 2; more++) told.Add(Register(bench, examination).Number);
        AssertThere();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.DoesNotContain(bench.Journal.State.Faults, fault => fault.Kind is JournalFaultKind.Damaged or JournalFaultKind.Missing or JournalFaultKind.Torn);
        Directory.Delete(Path.Combine(disk.Path, name), recursive: true);
        return wasFull;

        // A write that failed may have come whole onto the disk but for its line feed, which whoever wrote was not told.
        void AssertThere() => Assert.Subset(bench.Downtime.Items().Select(item => item.Number).ToHashSet(), told.ToHashSet());
    }

    private static DowntimeItem Register(OutageBench bench, string examination) =>
        bench.Downtime.Register(new() { Kind = DowntimeItemKind.Referral, By = "Akuten", ReplyFax = "033-616 00 00", Examination = examination }, drill: false);

    /// <summary>Fills the disk but for some pages; the journal's own folder, which takes none, is there already or not.</summary>
    private static void Leave(SmallDisk disk, string filler, int pages)
    {
        using var stream = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[Page];
        var free = new DriveInfo(disk.Path).AvailableFreeSpace / Page;
        for (var i = 0; i < free - pages; i++) stream.Write(page);
    }
}
