using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Export;

public sealed class StudySelectionTests
{
    private static readonly ReleaseRequest Request = new()
    {
        RequestId = "R1",
        PatientId = PatientId.Unverified("19121212-1212"),
        AccessionNumber = "A1",
    };

    private static StudySelection Select(ReleaseRequest request, bool includeReports, params DicomHeader[] headers) =>
        StudySelection.Select(StudyIndex.Build(new FakeDicomFiles(headers), ["/studies"]), request, includeReports);

    [Fact]
    public void Takes_the_files_of_the_study_and_no_others()
    {
        var selection = Select(Request, false, FakeDicomFiles.Instance("1"), FakeDicomFiles.Instance("2"), FakeDicomFiles.Instance("3", study: "9.9", accession: "B2"));
        Assert.Equal(["1", "2"], selection.Instances.Select(instance => instance.SopInstanceUid!));
        Assert.Equal(200, selection.Bytes);
    }

    [Fact]
    public void Another_patients_file_in_the_study_stops_the_medium_and_is_named_by_its_uid()
    {
        var error = Assert.Throws<RadOpsException>(() => Select(Request, false, FakeDicomFiles.Instance("1"), FakeDicomFiles.Instance("2.25.7", patient: "192001011234")));
        Assert.Equal("PatientMismatch", error.Code);
        Assert.Contains("2.25.7", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", error.Message, StringComparison.Ordinal);
        Assert.Equal("R1", error.Target);
    }

    [Fact]
    public void Another_patients_study_under_the_same_accession_number_stops_the_medium() =>
        Assert.Equal("PatientMismatch", Assert.Throws<RadOpsException>(() => Select(
            Request, false, FakeDicomFiles.Instance("1"), FakeDicomFiles.Instance("2", patient: "192001011234", study: "9.9"))).Code);

    [Fact]
    public void A_file_without_a_patient_stops_the_medium() =>
        Assert.Equal("PatientMismatch", Assert.Throws<RadOpsException>(() => Select(
            Request, false, FakeDicomFiles.Instance("1"), FakeDicomFiles.Instance("2") with { PatientId = null })).Code);

    [Fact]
    public void A_truncated_file_of_the_study_stops_the_medium() =>
        Assert.Equal("DamagedFile", Assert.Throws<RadOpsException>(() => Select(
            Request, false, FakeDicomFiles.Instance("1"), FakeDicomFiles.Instance("2") with { Status = DicomFileStatus.Truncated, Reason = "it ends too soon" })).Code);

    [Fact]
    public void An_unreadable_file_among_the_studys_files_stops_the_medium() =>
        Assert.Equal("DamagedFile", Assert.Throws<RadOpsException>(() => Select(
            Request, false, FakeDicomFiles.Instance("1"), new DicomHeader { Path = "/studies/s/x", Status = DicomFileStatus.Unreadable })).Code);

    [Fact]
    public void An_unreadable_file_elsewhere_and_a_text_file_or_DICOMDIR_beside_do_not()
    {
        var selection = Select(
            Request,
            false,
            FakeDicomFiles.Instance("1"),
            new DicomHeader { Path = "/studies/other/x", Status = DicomFileStatus.Unreadable },
            new DicomHeader { Path = "/studies/s/notes.txt", Status = DicomFileStatus.NotDicom },
            new DicomHeader { Path = "/studies/s/DICOMDIR", Status = DicomFileStatus.Ok, SopClassUid = "1.2.840.10008.1.3.10" });
        Assert.Single(selection.Instances);
    }

    [Theory]
    [InlineData("1.2.840.10008.5.1.4.1.1.104.1", true)]
    [InlineData("1.2.840.10008.5.1.4.1.1.88.11", true)]
    [InlineData("1.2.840.10008.5.1.4.1.1.88.33", true)]
    [InlineData("1.2.840.10008.5.1.4.1.1.88.67", false)]
    [InlineData("1.2.840.10008.5.1.4.1.1.88.59", false)]
    [Requirement("N-14", "N-25", "H-25")]
    public void A_report_in_the_study_stays_behind_when_the_report_may_not_go(string sopClass, bool isReport)
    {
        DicomHeader[] study = [FakeDicomFiles.Instance("1"), FakeDicomFiles.Instance("2", sopClass: sopClass)];
        var without = Select(Request, false, study);
        Assert.Equal(isReport ? 1 : 2, without.Instances.Count);
        Assert.Equal(isReport ? 1 : 0, without.OmittedReports);
        Assert.Equal(2, Select(Request, true, study).Instances.Count);
    }

    [Fact]
    public void Identical_files_go_once_and_different_ones_with_the_same_uid_stop_the_medium()
    {
        using var folder = new TemporaryFolder();
        string Write(string name, string text)
        {
            var path = Path.Combine(folder.Path, name);
            File.WriteAllText(path, text);
            return path;
        }
        var first = FakeDicomFiles.Instance("1") with { Path = Write("a", "same") };
        var copy = first with { Path = Write("b", "same") };
        var other = first with { Path = Write("c", "else") };

        var selection = Select(Request, false, first, copy);
        Assert.Single(selection.Instances);
        Assert.Contains("more than once", Assert.Single(selection.Notes), StringComparison.Ordinal);
        Assert.Equal("ConflictingDuplicate", Assert.Throws<RadOpsException>(() => Select(Request, false, first, other)).Code);
    }

    [Fact]
    public void The_request_must_name_patient_and_study()
    {
        var file = FakeDicomFiles.Instance("1");
        Assert.Equal("PatientIdMissing", Assert.Throws<RadOpsException>(() => Select(Request with { PatientId = null }, false, file)).Code);
        Assert.Equal("StudyNotNamed", Assert.Throws<RadOpsException>(() => Select(Request with { AccessionNumber = null }, false, file)).Code);
        Assert.Equal("StudyNotFound", Assert.Throws<RadOpsException>(() => Select(Request with { AccessionNumber = "A9" }, false, file)).Code);
        Assert.Equal("AccessionMismatch", Assert.Throws<RadOpsException>(() => Select(Request with { AccessionNumber = "A9", StudyInstanceUid = "1.2.3" }, false, file)).Code);
    }
}
