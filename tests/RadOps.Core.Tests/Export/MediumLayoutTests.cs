using RadOps.Core.Export;
using Xunit;

namespace RadOps.Core.Tests.Export;

public sealed class MediumLayoutTests
{
    [Fact]
    public void Series_and_instances_stand_in_the_order_of_their_numbers()
    {
        var arranged = MediumLayout.Arrange(
        [
            FakeDicomFiles.Instance("c") with { SeriesInstanceUid = "1.2.3.9", SeriesNumber = 1, InstanceNumber = 10 },
            FakeDicomFiles.Instance("b") with { SeriesInstanceUid = "1.2.3.9", SeriesNumber = 1, InstanceNumber = 9 },
            FakeDicomFiles.Instance("a") with { SeriesInstanceUid = "1.2.3.1", SeriesNumber = 2, InstanceNumber = 1 },
        ]);
        Assert.Equal(
            [("b", "DICOM/ST000001/SE000001/IM000001"), ("c", "DICOM/ST000001/SE000001/IM000002"), ("a", "DICOM/ST000001/SE000002/IM000001")],
            arranged.Select(file => (file.Source.SopInstanceUid!, file.FileId)));
    }
}
