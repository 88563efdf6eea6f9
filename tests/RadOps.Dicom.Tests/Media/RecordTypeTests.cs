using RadOps.Core;
using RadOps.Dicom.Tests.Reading;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Media;

/// <summary>Instances that are no images, and files that lack what a directory must have.</summary>
public sealed class RecordTypeTests
{
    private const string ExplicitLittle = "1.2.840.10008.1.2.1";

    private static readonly byte[] Concept = new DicomBytes().Header(0x0040A043, "SQ", 0xFFFFFFFF).Item()
        .Text(0x00080100, "SH", "18748-4").Text(0x00080102, "SH", "LN").Text(0x00080104, "LO", "Utl\u00e5tande").EndItem().EndSequence().ToArray();

    private static readonly byte[] ReferencedSeries = new DicomBytes().Header(0x00081115, "SQ", 0xFFFFFFFF).Item()
        .Header(0x00081140, "SQ", 0xFFFFFFFF).Item().Text(0x00081150, "UI", "1.2.840.10008.5.1.4.1.1.2").Text(0x00081155, "UI", "1.2.3.5").EndItem().EndSequence()
        .Text(0x0020000E, "UI", "1.2.3.2").EndItem().EndSequence().ToArray();

    private static DicomBytes Instance(string sopClass, string modality, byte[]? references = null) => new DicomBytes().Meta(ExplicitLittle, sopClass)
        .Text(0x00080005, "CS", "ISO_IR 100").Text(0x00080016, "UI", sopClass).Text(0x00080018, "UI", "1.2.3.4").Text(0x00080020, "DA", "20240115").Text(0x00080023, "DA", "20240116")
        .Text(0x00080030, "TM", "101500").Text(0x00080033, "TM", "101600").Text(0x00080050, "SH", "ACC1").Text(0x00080060, "CS", modality).Raw(references ?? [])
        .Text(0x00100010, "PN", "\u00d6berg^\u00c5sa").Text(0x00100020, "LO", "191212121212").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.1").Text(0x00200010, "SH", "1")
        .Text(0x00200011, "IS", "1").Text(0x00200013, "IS", "1");

    public static TheoryData<string, byte[]> Instances => new()
    {
        { "SR DOCUMENT", Instance("1.2.840.10008.5.1.4.1.1.88.11", "SR").Raw(Concept).Text(0x0040A491, "CS", "COMPLETE").Text(0x0040A493, "CS", "UNVERIFIED").ToArray() },
        { "SR DOCUMENT", Instance("1.2.840.10008.5.1.4.1.1.88.67", "SR").ToArray() },
        { "KEY OBJECT DOC", Instance("1.2.840.10008.5.1.4.1.1.88.59", "KO").Raw(Concept).ToArray() },
        { "PRESENTATION", Instance("1.2.840.10008.5.1.4.1.1.11.1", "PR", ReferencedSeries).Text(0x00700080, "CS", "LABEL").Text(0x00700081, "LO", "M\u00e4tning").Text(0x00700082, "DA", "20240115").Text(0x00700083, "TM", "101500").ToArray() },
        { "WAVEFORM", Instance("1.2.840.10008.5.1.4.1.1.9.1.1", "ECG").ToArray() },
        { "RT DOSE", Instance("1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE").ToArray() },
        { "RT STRUCTURE SET", Instance("1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT").ToArray() },
        { "RT PLAN", Instance("1.2.840.10008.5.1.4.1.1.481.5", "RTPLAN").ToArray() },
        { "RAW DATA", Instance("1.2.840.10008.5.1.4.1.1.66", "MR").ToArray() },
        { "REGISTRATION", Instance("1.2.840.10008.5.1.4.1.1.66.1", "REG").ToArray() },
        { "ENCAP DOC", Instance("1.2.840.10008.5.1.4.1.1.104.1", "DOC").Raw(Concept).Text(0x00420010, "ST", "Utl\u00e5tande").Text(0x00420012, "LO", "application/pdf").ToArray() },
        { "IMAGE", Instance("1.2.840.10008.5.1.4.1.1.77.1.4", "XC").Number(0x00280010, 4).Element(0x7FE00010, "OW", new byte[32]).ToArray() },
        { "IMAGE", Instance("1.2.840.10008.5.1.4.1.1.13.1.3", "MG").Number(0x00280010, 4).Element(0x7FE00010, "OW", new byte[32]).ToArray() },
        { "IMAGE", Instance("1.2.999.4711", "OT").Number(0x00280010, 4).Element(0x7FE00010, "OW", new byte[32]).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Instances))]
    public void Each_class_has_its_record(string type, byte[] bytes)
    {
        var dciodvfy = Peer.Require("dicom3tools", "dciodvfy");
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var medium = new MediumFixture();
        Add(medium, bytes, "IM1");
        medium.WriteDirectory();

        Assert.Contains($"[{type}]", Peer.Run(dcmdump, ["+P", "DirectoryRecordType", medium.DirectoryPath]).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", Peer.Run(dciodvfy, [medium.DirectoryPath]).All, StringComparison.Ordinal);
        Assert.Equal(["ManifestMissing"], medium.Verify().Select(finding => finding.Code));
    }

    [Fact]
    public void The_text_of_a_copied_sequence_is_declared_rightly()
    {
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var medium = new MediumFixture();
        Add(medium, Instance("1.2.840.10008.5.1.4.1.1.88.11", "SR").Raw(Concept).ToArray(), "IM1");
        medium.WriteDirectory();
        Assert.Contains("[Utlåtande]", Peer.Run(dcmdump, ["+U8", "+P", "CodeMeaning", medium.DirectoryPath]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_directory_must_have_is_made_up_and_told_without_identities()
    {
        var dciodvfy = Peer.Require("dicom3tools", "dciodvfy");
        using var medium = new MediumFixture();
        Add(medium, new DicomBytes().Meta(ExplicitLittle).Text(0x00080016, "UI", DicomBytes.SopClass).Text(0x00080018, "UI", "1.2.3.4").Text(0x00080060, "CS", "OT")
            .Text(0x00100010, "PN", "Test^Name").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.1").Image().ToArray(), "IM1");
        var notes = medium.WriteDirectory();

        Assert.Equal(
            [
                "IM1: has no valid Instance Number (0020,0013): a value was made up for the DICOMDIR, not for the file.",
                "IM1: has no valid Patient ID (0010,0020): a value was made up for the DICOMDIR, not for the file.",
                "IM1: has no valid Series Number (0020,0011): a value was made up for the DICOMDIR, not for the file.",
                "IM1: has no valid Study Date (0008,0020): a value was made up for the DICOMDIR, not for the file.",
                "IM1: has no valid Study ID (0020,0010): a value was made up for the DICOMDIR, not for the file.",
                "IM1: has no valid Study Time (0008,0030): a value was made up for the DICOMDIR, not for the file.",
            ],
            notes);
        Assert.DoesNotContain("Error", Peer.Run(dciodvfy, [medium.DirectoryPath]).All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x00080018u, "SOP Instance UID")]
    [InlineData(0x0020000Du, "Study Instance UID")]
    [InlineData(0x0020000Eu, "Series Instance UID")]
    [InlineData(0x00080060u, "Modality")]
    public void A_file_without_a_uid_or_modality_is_an_error_that_names_it(uint missing, string name)
    {
        using var medium = new MediumFixture();
        var bytes = new DicomBytes().Preamble().Text(0x00020010, "UI", ExplicitLittle).Text(0x00080016, "UI", DicomBytes.SopClass);
        foreach (var (tag, vr, text) in ((uint Tag, string Vr, string Text)[])[(0x00080018, "UI", "1.2.3.4"), (0x00080060, "CS", "OT"), (0x0020000D, "UI", "1.2.3"), (0x0020000E, "UI", "1.2.3.1")])
        {
            if (tag != missing)
                bytes.Text(tag, vr, text);
        }
        Add(medium, bytes.Image().ToArray(), "IM1");

        var error = Assert.Throws<RadOpsException>(() => medium.WriteDirectory());
        Assert.Equal(("DirectoryKeyMissing", "IM1"), (error.Code, error.Target));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(medium.DirectoryPath));
    }

    [Fact]
    public void A_class_that_no_record_is_for_is_an_error()
    {
        using var medium = new MediumFixture();
        Add(medium, Instance("1.2.999.4711", "OT").ToArray(), "IM1");
        Assert.Equal("MediumFileInvalid", Assert.Throws<RadOpsException>(() => medium.WriteDirectory()).Code);
    }

    [Fact]
    public void A_truncated_file_is_an_error()
    {
        using var medium = new MediumFixture();
        Add(medium, new DicomBytes().Meta(ExplicitLittle).Identity().Study().Image().ToArray()[..^1], "IM1");
        Assert.Equal("MediumFileInvalid", Assert.Throws<RadOpsException>(() => medium.WriteDirectory()).Code);
    }

    private static void Add(MediumFixture medium, byte[] bytes, string id)
    {
        File.WriteAllBytes(medium.PathOf(id), bytes);
        medium.FileIds.Add(id);
    }
}
