using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom.Media;
using RadOps.Dicom.Reading;
using RadOps.Dicom.Synthetic;
using RadOps.Dicom.Tests.Media;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Reading;

/// <summary>Broken files by the thousand: none makes a reader crash, hang, or take memory that the file does not.</summary>
public sealed class MutationTests
{
    private const long MostBytesAllocated = 4 * 1024 * 1024;
    private const int PartSize = 500;

    // A file of a few kilobytes takes microseconds: a reader that is still at it after a minute, on whatever machine, hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void No_broken_file_harms_the_header_reader()
    {
        Run(Campaign.Count(20_000, 1_000_000), 20240115, Corpus(), () =>
        {
            var reader = new DicomHeaderReader();
            return (path, cancellationToken) =>
            {
                var header = reader.Read(path, cancellationToken);
                Assert.True(header.Status == DicomFileStatus.Ok || header.Reason is { Length: > 0 });
                Assert.True(header.Status is DicomFileStatus.Ok or DicomFileStatus.Truncated || header.PatientId is null);
            };
        });
    }

    [Fact]
    public void No_broken_file_harms_the_directory_reader()
    {
        Run(Campaign.Count(10_000, 200_000), 20240116, Corpus(), () =>
        {
            var reader = new DirectoryInstanceReader();
            return (path, cancellationToken) =>
            {
                try
                {
                    var tree = new DirectoryTree(new DirectoryNotes());
                    tree.Add(reader.Read(path, "FILE", cancellationToken));
                    Assert.False(new DirectoryEncoder().Encode(tree, "SET").IsEmpty);
                }
                catch (RadOpsException error)
                {
                    Assert.Equal("FILE", error.Target);
                }
            };
        });
    }

    [Fact]
    public void No_broken_dicomdir_harms_the_verifier()
    {
        using var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 3, "ACC1", "Öberg^Åsa", "191212121212"));
        medium.WriteDirectory();
        Run(Campaign.Count(10_000, 200_000), 20240117, [File.ReadAllBytes(medium.DirectoryPath)], () => (path, cancellationToken) =>
        {
            List<MediumFinding> findings = [];
            var directory = MediumDirectory.Read(path, findings, cancellationToken);
            Assert.True(directory is not null || findings.Count > 0);
        });
    }

    /// <summary>Part by part, each with a seed of its own, so that a file's number is enough to have it again on however many processors.</summary>
    private static void Run(int count, int seed, IReadOnlyList<byte[]> corpus, Func<Action<string, CancellationToken>> createRead)
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, count / PartSize, part =>
        {
            var mutator = new Mutator(seed + part);
            var path = folder.File($"{part}");
            var read = createRead();
            for (var i = 0; i < PartSize; i++)
            {
                var bytes = mutator.Mutate(corpus);
                File.WriteAllBytes(path, bytes);
                using var patience = new CancellationTokenSource(Patience);
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    read(path, patience.Token);
                }
                catch (Exception error)
                {
                    Assert.Fail($"file {i} of part {part}: {error}");
                }
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(allocated < MostBytesAllocated + (16 * bytes.Length), $"file {i} of part {part}: {allocated} bytes were allocated for a file of {bytes.Length}");
            }
            File.Delete(path);
        });
    }

    private static List<byte[]> Corpus()
    {
        const string explicitLittle = "1.2.840.10008.1.2.1";
        byte[] sequences = [.. new DicomBytes().Header(0x00081140, "SQ", 0xFFFFFFFF).Item().Text(0x00081155, "UI", "1.2.3").EndItem().Item(10).Text(0x00081155, "UI", "12").EndSequence().ToArray()];
        var structured = new DicomBytes().Meta(explicitLittle, "1.2.840.10008.5.1.4.1.1.88.11").Text(0x00080005, "CS", "ISO_IR 192").Text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.88.11").Text(0x00080018, "UI", "1.2.3.4")
            .Text(0x00080060, "CS", "SR").Text(0x00100020, "LO", "191212121212").Study().Header(0x0040A043, "SQ", 0xFFFFFFFF).Item().Text(0x00080100, "SH", "18748-4").Text(0x00080102, "SH", "LN").Text(0x00080104, "LO", "Report").EndItem().EndSequence();
        var corpus = new List<byte[]>
        {
            new DicomBytes().Meta(explicitLittle).Identity("ISO_IR 100", "\u00d6berg^\u00c5sa").Raw(sequences).Study().Image().ToArray(),
            new DicomBytes().Meta(explicitLittle).Identity("\\ISO 2022 IR 87", "Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B").Study().Image().ToArray(),
            new DicomBytes().Meta("1.2.840.10008.1.2.4.50").Identity().Study().Number(0x00280010, 4).Header(0x7FE00010, "OB", 0xFFFFFFFF).Item(0).Item(20).Zeros(20).EndSequence().ToArray(),
            new DicomBytes(isExplicit: false).Identity().Study().Image().ToArray(),
            structured.ToArray(),
        };
        corpus.Add([.. new DicomBytes().Meta("1.2.840.10008.1.2").ToArray(), .. corpus[3]]);
        corpus.Add([.. new DicomBytes().Meta("1.2.840.10008.1.2.2").ToArray(), .. new DicomBytes(true, true).Identity().Study().Image().ToArray()]);
        corpus.Add([.. new DicomBytes().Meta("1.2.840.10008.1.2.1.99").ToArray(), .. HeaderReaderTests.Deflate(corpus[3])]);
        using var folder = new TemporaryFolder();
        foreach (var modality in Enum.GetValues<SyntheticModality>())
            corpus.Add(File.ReadAllBytes((MediumFixture.Study(modality, 1, "ACC1", "Öberg^Åsa", "191212121212").Write(folder.Path, TestContext.Current.CancellationToken))[0]));
        return corpus;
    }
}
