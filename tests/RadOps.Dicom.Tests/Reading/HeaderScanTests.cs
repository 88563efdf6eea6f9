using RadOps.Core.Export;
using RadOps.Dicom.Reading;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Reading;

public sealed class HeaderScanTests
{
    [Fact]
    public void Files_come_in_the_order_of_their_paths_each_once()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["b", "a/2", "a/10", "a-b", "a.b", "a/sub/x", "a0", "Å"];
        foreach (var name in names)
            File.WriteAllText(folder.File(name), "text");
        for (var i = 0; i < 1000; i++)
            File.WriteAllText(folder.File($"many/{i:D4}"), "text");

        var paths = new DicomFiles().Scan([Path.Combine(folder.Path, "a"), folder.Path, folder.Path + "/", Path.Combine(folder.Path, "b")], TestContext.Current.CancellationToken).Select(header => header.Path).ToList();
        Assert.Equal(names.Length + 1000, paths.Count);
        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
    }

    [Fact]
    public void Files_and_folders_given_together_keep_the_order()
    {
        using var folder = new TemporaryFolder();
        string[] given = [Path.GetDirectoryName(folder.File("a/x"))!, folder.File("a-b"), folder.File("a0")];
        File.WriteAllText(folder.File("a/x"), "text");
        File.WriteAllText(given[1], "text");
        File.WriteAllText(given[2], "text");
        var paths = new DicomFiles().Scan(given, TestContext.Current.CancellationToken).Select(header => header.Path).ToList();
        Assert.Equal([given[1], folder.File("a/x"), given[2]], paths);
    }

    [Fact]
    public void A_folder_without_end_is_streamed_and_can_be_left()
    {
        var count = 0;
        var results = OrderedParallel.Select(Endless(), () => 0, (_, item) => item * 2, CancellationToken.None);
        foreach (var result in results)
        {
            Assert.Equal(count * 2, result);
            if (++count == 10_000)
                break;
        }

        IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
            {
                Assert.True(i < count + 1000, "items are taken far ahead of the results");
                yield return i;
            }
        }
    }

    [Fact]
    public void Cancelling_ends_a_scan()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 500; i++)
            File.WriteAllText(folder.File($"{i:D4}"), "text");
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var _ in new DicomFiles().Scan([folder.Path], cancellation.Token))
            {
                if (++seen == 10)
                    cancellation.Cancel();
            }
        });
        Assert.True(seen < 500);
    }

    [Fact]
    public void What_the_work_or_the_source_throws_comes_out_in_its_place()
    {
        var results = new List<int>();
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var item in OrderedParallel.Select(Source(), () => 0, (_, item) => item, CancellationToken.None))
                results.Add(item);
        });
        Assert.Equal("source", error.Message);
        Assert.Equal([1], results);

        results.Clear();
        error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var item in OrderedParallel.Select(Enumerable.Range(0, 100), () => 0, (_, item) => item == 50 ? throw new InvalidOperationException("work") : item, CancellationToken.None))
                results.Add(item);
        });
        Assert.Equal("work", error.Message);
        Assert.Equal(Enumerable.Range(0, 50), results);

        static IEnumerable<int> Source()
        {
            yield return 1;
            throw new InvalidOperationException("source");
        }
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_no_crash()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("file");
        var whole = new DicomBytes().Meta("1.2.840.10008.1.2.1").Identity().Study().Image(100_000).ToArray();
        File.WriteAllBytes(path, whole);
        using var stop = new CancellationTokenSource();
        var writer = new Thread(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.SetLength(i % 3 == 0 ? whole.Length : i * 997 % whole.Length);
            }
        });
        writer.Start();
        try
        {
            var statuses = Enumerable.Range(0, Campaign.Count(300, 5000)).Select(_ => new DicomFiles().Scan([path], TestContext.Current.CancellationToken).Single().Status).ToHashSet();
            Assert.Subset(Enum.GetValues<DicomFileStatus>().ToHashSet(), statuses);
        }
        finally
        {
            stop.Cancel();
            writer.Join();
        }
    }
}
