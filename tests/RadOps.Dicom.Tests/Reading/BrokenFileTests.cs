using System.Text;
using RadOps.Core.Export;
using RadOps.Tests.Shared;
using Xunit;
using static RadOps.Dicom.Tests.Reading.HeaderReaderTests;

namespace RadOps.Dicom.Tests.Reading;

/// <summary>Files that are not DICOM, not whole, or not files.</summary>
public sealed class BrokenFileTests
{
    private const string ExplicitLittle = "1.2.840.10008.1.2.1", Jpeg = "1.2.840.10008.1.2.4.50";

    public static TheoryData<byte[], string> NotDicom => new()
    {
        { [], "empty" },
        { Encoding.UTF8.GetBytes("Remiss för Åsa Öberg, buk\r\n"), "text" },
        { Encoding.UTF8.GetBytes(new string('x', 5000)), "text" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2], "a JPEG picture" },
        { "%PDF-1.7\n\0\0"u8.ToArray(), "a PDF document" },
        { new byte[10], "not DICOM" },
        { new byte[5000], "not DICOM" },
        { [8, 0, 5, 0], "not DICOM" },
    };

    [Theory]
    [MemberData(nameof(NotDicom))]
    public void Other_files_are_not_dicom(byte[] bytes, string reason)
    {
        var header = Read(bytes);
        Assert.Equal((DicomFileStatus.NotDicom, reason), (header.Status, header.Reason));
        Assert.Equal(bytes.Length, header.Length);
        Assert.Null(header.SopInstanceUid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_image_cut_anywhere_after_its_meta_information_is_never_called_whole(bool isEncapsulated)
    {
        var bytes = new DicomBytes().Meta(isEncapsulated ? Jpeg : ExplicitLittle).Identity("ISO_IR 100")
            .Header(0x00081140, "SQ", 0xFFFFFFFF).Item().Text(0x00081155, "UI", "1.2.3").EndItem().EndSequence()
            .Study().Number(0x00280010, 4).Number(0x00280011, 4);
        var rows = bytes.ToArray().Length; // before this, a cut between two elements leaves a whole instance that is no image
        if (isEncapsulated)
            bytes.Header(0x7FE00010, "OB", 0xFFFFFFFF).Item(0).Item(64).Zeros(64).EndSequence();
        else
            bytes.Element(0x7FE00010, "OW", new byte[64]);
        var whole = bytes.ToArray();
        Assert.Equal(DicomFileStatus.Ok, Read(whole).Status);
        for (var length = rows; length < whole.Length; length++)
            Assert.Equal((DicomFileStatus.Truncated, length), (Read(whole[..length]).Status, length));
        for (var length = 132; length < rows; length++)
            Assert.True(Read(whole[..length]).Status is DicomFileStatus.Truncated or DicomFileStatus.Ok, $"{length}");
    }

    [Fact]
    public void A_cut_image_still_tells_whose_it_is()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image(1000).ToArray()[..^1]);
        Assert.Equal((DicomFileStatus.Truncated, "(7FE0,0010) has 1000 bytes, and the file holds 999 of them"), (header.Status, header.Reason));
        Assert.Equal("191212121212", header.PatientId!.Reveal());
        Assert.Equal("1.2.3", header.StudyInstanceUid);
    }

    [Fact]
    public void An_image_without_its_pixels_is_truncated()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Identity().Study().Number(0x00280010, 4).ToArray());
        Assert.Equal((DicomFileStatus.Truncated, "an image whose pixel data is missing: the file ends before it"), (header.Status, header.Reason));
    }

    [Fact]
    public void Space_reserved_for_an_image_that_never_came_is_truncated()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Identity().Study().Zeros(500_000).ToArray());
        Assert.Equal(DicomFileStatus.Truncated, header.Status);
    }

    [Fact]
    public void Nonsense_after_the_meta_information_is_unreadable()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Raw(Encoding.ASCII.GetBytes(new string('x', 500))).ToArray());
        Assert.Equal(DicomFileStatus.Unreadable, header.Status);
    }

    [Fact]
    public void No_reason_holds_an_identity()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image(1000).ToArray()[..^1]);
        Assert.DoesNotContain("1212", header.Reason!, StringComparison.Ordinal);
        Assert.DoesNotContain("Test", header.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_file_is_told_and_nothing_is_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes and symbolic links are tested on Linux and macOS");
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Peer.Run(Peer.Require("coreutils", "mkfifo"), [Path.Combine(folder.Path, "a-pipe")]).ExitCode);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b-circle"), Path.Combine(folder.Path, "b-circle"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "c-nothing"), Path.Combine(folder.Path, "no-such-file"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "d-self"), folder.Path);
        File.WriteAllBytes(folder.File("e/image"), new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image().ToArray());
        File.CreateSymbolicLink(Path.Combine(folder.Path, "f-link"), Path.Combine(folder.Path, "e", "image"));

        var headers = new DicomFiles().Scan([folder.Path], TestContext.Current.CancellationToken).ToList();
        Assert.Equal(
            [
                ("a-pipe", DicomFileStatus.Unreadable, "a pipe, socket or device, not a file"),
                ("b-circle", DicomFileStatus.Unreadable, "its links lead in a circle"),
                ("c-nothing", DicomFileStatus.Unreadable, "does not exist, or is a link to nothing"),
                ("d-self", DicomFileStatus.Unreadable, "a link to a folder, which is not followed: give the folder itself"),
                ("e/image", DicomFileStatus.Ok, null),
                ("f-link", DicomFileStatus.Ok, null),
            ],
            headers.Select(header => (Path.GetRelativePath(folder.Path, header.Path), header.Status, header.Reason)));
    }

    [Fact]
    public void Devices_are_not_read()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no /dev/zero");
        var header = new DicomFiles().Scan(["/dev/zero"], TestContext.Current.CancellationToken).Single();
        Assert.Equal((DicomFileStatus.Unreadable, "a pipe, socket or device, not a file"), (header.Status, header.Reason));
    }

    [Fact]
    public void A_path_that_is_not_there_is_told()
    {
        var header = new DicomFiles().Scan([Path.Combine(Path.GetTempPath(), "radops-no-such-file")], TestContext.Current.CancellationToken).Single();
        Assert.Equal(DicomFileStatus.Unreadable, header.Status);
    }

    [Fact]
    public void Files_without_permission_are_told()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("permissions do not bind this user");
            return;
        }
        using var folder = new TemporaryFolder();
        var path = folder.File("secret");
        File.WriteAllText(path, "x");
        File.SetUnixFileMode(path, UnixFileMode.None);
        var header = new DicomFiles().Scan([path], TestContext.Current.CancellationToken).Single();
        Assert.Equal((DicomFileStatus.Unreadable, "no permission to read it"), (header.Status, header.Reason));
    }
}
