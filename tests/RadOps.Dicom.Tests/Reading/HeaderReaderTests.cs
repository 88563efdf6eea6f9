using System.IO.Compression;
using RadOps.Core.Export;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Reading;

/// <summary>Whole files of every shape, and the oddities of vendors.</summary>
public sealed class HeaderReaderTests
{
    private const string ImplicitLittle = "1.2.840.10008.1.2", ExplicitLittle = "1.2.840.10008.1.2.1", ExplicitBig = "1.2.840.10008.1.2.2", Deflated = "1.2.840.10008.1.2.1.99", Jpeg = "1.2.840.10008.1.2.4.50";

    internal static DicomHeader Read(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("file");
        File.WriteAllBytes(path, bytes);
        return new DicomFiles().Scan([path], TestContext.Current.CancellationToken).Single();
    }

    private static void AssertWhole(DicomHeader header, string? reason = null)
    {
        Assert.Equal((DicomFileStatus.Ok, reason), (header.Status, header.Reason));
        Assert.Equal("191212121212", header.PatientId!.Reveal());
        Assert.Equal("Test^Name", header.PatientName!.Reveal());
        Assert.Equal("1.2.3.4", header.SopInstanceUid);
        Assert.Equal(DicomBytes.SopClass, header.SopClassUid);
        Assert.Equal("1.2.3", header.StudyInstanceUid);
        Assert.Equal("1.2.3.1", header.SeriesInstanceUid);
        Assert.Equal("ACC1", header.AccessionNumber);
        Assert.Equal("OT", header.Modality);
        Assert.Equal(new DateOnly(2024, 1, 15), header.StudyDate);
        Assert.Equal(7, header.SeriesNumber);
        Assert.Equal(42, header.InstanceNumber);
    }

    public static TheoryData<string, bool, bool> Encodings => new()
    {
        { ImplicitLittle, false, false },
        { ExplicitLittle, true, false },
        { ExplicitBig, true, true },
        { Jpeg, true, false },
        { "1.2.840.113619.5.2", false, false },
        { "1.2.999.1", true, false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_is_read(string syntax, bool isExplicit, bool isBigEndian)
    {
        var header = Read([.. new DicomBytes().Meta(syntax).ToArray(), .. new DicomBytes(isExplicit, isBigEndian).Identity().Study().Image().ToArray()]);
        AssertWhole(header);
        Assert.Equal(syntax, header.TransferSyntaxUid);
    }

    [Fact]
    public void A_deflated_dataset_is_read()
    {
        AssertWhole(Read([.. new DicomBytes().Meta(Deflated).ToArray(), .. Deflate(new DicomBytes().Identity().Study().Image(200_000).ToArray())]));
    }

    [Fact]
    public void A_deflated_dataset_that_ends_early_is_told()
    {
        var deflated = Deflate(new DicomBytes().Identity().Study().Image(200_000).ToArray());
        var header = Read([.. new DicomBytes().Meta(Deflated).ToArray(), .. deflated[..^20]]);
        Assert.True(header.Status is DicomFileStatus.Truncated or DicomFileStatus.Unreadable);
    }

    [Fact]
    public void Deflated_nonsense_is_unreadable() =>
        Assert.Equal(DicomFileStatus.Unreadable, Read([.. new DicomBytes().Meta(Deflated).ToArray(), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).Status);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_bare_dataset_is_recognised(bool isExplicit, bool isBigEndian) =>
        AssertWhole(Read(new DicomBytes(isExplicit, isBigEndian).Identity().Study().Image().ToArray()), "it states no transfer syntax; it has no preamble and no file meta information");

    [Fact]
    public void File_meta_information_without_a_preamble_is_read() =>
        AssertWhole(Read([.. new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image().ToArray()[132..]]), "it has no preamble");

    [Fact]
    public void A_prefix_without_a_preamble_is_read() =>
        AssertWhole(Read([.. new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image().ToArray()[128..]]), "it has no preamble");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_transfer_syntax_is_found_out(bool isExplicit)
    {
        var header = Read([.. new DicomBytes().Meta(null).ToArray(), .. new DicomBytes(isExplicit).Identity().Study().Image().ToArray()]);
        AssertWhole(header, "it states no transfer syntax");
        Assert.Equal(isExplicit ? ExplicitLittle : ImplicitLittle, header.TransferSyntaxUid);
    }

    [Theory]
    [InlineData(ExplicitLittle, false)]
    [InlineData(ImplicitLittle, true)]
    [InlineData(Jpeg, false)]
    public void A_wrong_transfer_syntax_is_found_out(string stated, bool isExplicit) =>
        AssertWhole(Read([.. new DicomBytes().Meta(stated).ToArray(), .. new DicomBytes(isExplicit).Identity().Study().Image().ToArray()]), "it is not written in the transfer syntax that it states");

    [Fact]
    public void Letters_that_could_be_a_length_in_a_large_file_are_not_taken_for_one() =>
        AssertWhole(
            Read([.. new DicomBytes().Meta(ImplicitLittle).ToArray(), .. new DicomBytes().Identity("ISO_IR 192").Study().Image(4_000_000).ToArray()]),
            "it is not written in the transfer syntax that it states");

    [Fact]
    public void A_transfer_syntax_that_is_no_uid_is_not_repeated()
    {
        var header = Read([.. new DicomBytes().Meta("Åsa Öberg").ToArray(), .. new DicomBytes().Identity().Study().Image().ToArray()]);
        AssertWhole(header, "(0002,0010) is no UID; it states no transfer syntax");
        Assert.Equal(ExplicitLittle, header.TransferSyntaxUid);
    }

    [Fact]
    public void Two_names_for_one_instance_are_told()
    {
        var bytes = new DicomBytes().Meta(ExplicitLittle).Text(0x00080016, "UI", DicomBytes.SopClass).Text(0x00080018, "UI", "1.2.3.5").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.1").Image();
        Assert.Equal("its file meta information names another instance than its dataset", Read(bytes.ToArray()).Reason);
    }

    [Fact]
    public void A_wrong_group_length_of_the_meta_information_is_ignored()
    {
        var bytes = new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image().ToArray();
        bytes[140] = 2;
        AssertWhole(Read(bytes));
    }

    [Fact]
    public void Group_lengths_and_private_elements_are_passed()
    {
        var bytes = new DicomBytes().Meta(ExplicitLittle)
            .Element(0x00080000, "UL", [0, 0, 0, 0]).Identity()
            .Text(0x00190010, "LO", "VENDOR").Element(0x00191001, "UN", new byte[5000]).Element(0x00191002, "OB", new byte[3])
            .Study().Image();
        AssertWhole(Read(bytes.ToArray()));
    }

    [Fact]
    public void Sequences_of_every_length_are_passed()
    {
        var inner = new DicomBytes().Text(0x00080100, "SH", "CODE").Text(0x00100010, "PN", "Other^Person").ToArray();
        var bytes = new DicomBytes().Meta(ExplicitLittle).Text(0x00080016, "UI", DicomBytes.SopClass).Text(0x00080018, "UI", "1.2.3.4").Text(0x00080020, "DA", "20240115")
            .Text(0x00080050, "SH", "ACC1").Text(0x00080060, "CS", "OT")
            .Header(0x00081110, "SQ", 0)
            .Header(0x00081111, "SQ", 0xFFFFFFFF).Item().Raw(inner).EndItem().Item((uint)inner.Length).Raw(inner).EndSequence()
            .Header(0x00081140, "SQ", (uint)inner.Length + 8).Item((uint)inner.Length).Raw(inner)
            .Header(0x00082112, "SQ", 0xFFFFFFFF).Item().Header(0x00081140, "SQ", 0xFFFFFFFF).Item().Raw(inner).EndItem().EndSequence().EndItem().EndSequence()
            .Text(0x00100010, "PN", "Test^Name").Text(0x00100020, "LO", "191212121212").Study().Image();
        AssertWhole(Read(bytes.ToArray()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_unknown_sequence_is_implicit_inside_or_not(bool isExplicitInside)
    {
        var inside = new DicomBytes(isExplicitInside).Item().Text(0x00190010, "LO", "VENDOR").Header(0x00191001, "SQ", 0xFFFFFFFF).Item().Text(0x00191002, "LO", "X").EndItem().EndSequence().EndItem().EndSequence();
        var bytes = new DicomBytes().Meta(ExplicitLittle).Identity().Header(0x00191010, "UN", 0xFFFFFFFF).Raw(inside.ToArray()).Study().Image();
        AssertWhole(Read(bytes.ToArray()));
    }

    [Fact]
    public void Encapsulated_pixels_are_walked_to_their_delimiter()
    {
        var bytes = new DicomBytes().Meta(Jpeg).Identity().Study().Number(0x00280010, 4)
            .Header(0x7FE00010, "OB", 0xFFFFFFFF).Item(0).Item(9000).Zeros(9000).Item(3).Zeros(3).EndSequence().Element(0xFFFCFFFC, "OB", new byte[10]);
        AssertWhole(Read(bytes.ToArray()));
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("??")]
    [InlineData("\0\0")]
    public void A_blank_representation_is_passed(string vr) =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().Element(0x00190010, vr, "VENDOR"u8).Study().Image().ToArray()), "an element bears no value representation");

    [Fact]
    public void An_implicit_element_among_explicit_ones_is_passed() =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().Raw([0x19, 0, 0x10, 0, 6, 0, 0, 0]).Raw("VENDOR"u8).Study().Image().ToArray()), "an element bears no value representation");

    [Theory]
    [InlineData("ZZ")]
    [InlineData("UT")]
    public void An_unknown_or_wrong_representation_is_passed(string vr) =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().Element(0x00190010, vr, "VENDOR"u8).Study().Image().ToArray()));

    [Fact]
    public void Odd_lengths_are_passed() =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().Element(0x00190010, "LO", "ODD"u8).Study().Image(31).ToArray()));

    [Fact]
    public void A_stray_delimiter_is_passed() =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().EndItem().Study().Image().ToArray()), "a delimiter stands outside any sequence");

    [Fact]
    public void A_sequence_that_forgets_to_end_its_item_is_passed() =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().Header(0x00101002, "SQ", 0xFFFFFFFF).Item().Text(0x00100020, "LO", "X").EndSequence().Study().Image().ToArray()), "a sequence ends without the end of its item");

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(2000)]
    public void Padding_after_the_pixels_is_no_fault(int count)
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image().Zeros(count).ToArray());
        AssertWhole(header, count < 8 ? "a few bytes follow the last element" : "zero bytes follow the last element");
    }

    [Fact]
    public void An_element_twice_with_another_value_is_unreadable()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Identity().Text(0x00100020, "LO", "201212121212").Study().Image().ToArray());
        Assert.Equal(DicomFileStatus.Unreadable, header.Status);
        Assert.Equal("bears (0010,0020) twice, with different values", header.Reason);
    }

    [Fact]
    public void A_person_in_a_sequence_is_not_the_patient() =>
        AssertWhole(Read(new DicomBytes().Meta(ExplicitLittle).Identity().Header(0x00101002, "SQ", 0xFFFFFFFF).Item().Text(0x00100020, "LO", "OTHER").EndItem().EndSequence().Study().Image().ToArray()));

    [Fact]
    public void Sequences_nested_without_end_are_unreadable()
    {
        var bytes = new DicomBytes().Meta(ExplicitLittle).Identity();
        for (var i = 0; i < 10_000; i++)
            bytes.Header(0x00101002, "SQ", 0xFFFFFFFF).Item();
        var header = Read(bytes.ToArray());
        Assert.Equal((DicomFileStatus.Unreadable, "its sequences are nested more than 32 deep"), (header.Status, header.Reason));
    }

    [Fact]
    public void Missing_uids_are_told()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle).Text(0x00080060, "CS", "OT").Text(0x00100020, "LO", "X").Text(0x0020000D, "UI", "not a uid").ToArray());
        Assert.Equal(DicomFileStatus.Ok, header.Status);
        Assert.Null(header.StudyInstanceUid);
        Assert.Equal("(0020,000D) is no UID; it has no SOP Instance UID; it has no Study Instance UID; it has no Series Instance UID", header.Reason);
    }

    [Fact]
    public void A_dicomdir_is_said_to_be_one()
    {
        var header = Read(new DicomBytes().Meta(ExplicitLittle, "1.2.840.10008.1.3.10").Text(0x00041130, "CS", "SET").Header(0x00041220, "SQ", 0).ToArray());
        Assert.True(header.IsMediaDirectory);
        Assert.Equal((DicomFileStatus.Ok, "a DICOMDIR: it lists other files and holds no instance"), (header.Status, header.Reason));
    }

    internal static byte[] Deflate(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return stream.ToArray();
    }
}
