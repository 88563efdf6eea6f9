using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>Destinations that cannot take a medium: an error with its cause, and nothing half-made left behind.</summary>
public sealed class DestinationTests : IDisposable
{
    private readonly ExportBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_full_disk_is_told_before_anything_is_written()
    {
        using var disk = new SmallDisk(megabytes: 1);
        bench.AddStudy(count: 5);
        var error = Assert.Throws<RadOpsException>(() => bench.Service.Execute(Plan(disk)));
        Assert.Equal(("DestinationFull", ErrorKind.Storage), (error.Code, error.Kind));
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [Fact]
    public void A_disk_that_fills_up_on_the_way_leaves_nothing()
    {
        using var disk = new SmallDisk(megabytes: 2);
        bench.AddStudy(count: 5);
        var plan = Plan(disk);
        // The files have grown since they were planned, as when another program writes to the same disk.
        foreach (var file in plan.Files)
            File.WriteAllBytes(file.Source.Path, new byte[700_000]);
        var error = Assert.Throws<RadOpsException>(() => bench.Service.Execute(plan));
        Assert.Equal(("DestinationNotWritable", ErrorKind.Storage), (error.Code, error.Kind));
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
        Assert.Equal([EventKinds.ExportBegun, EventKinds.ExportClaimed, EventKinds.ExportStopped], bench.Store.Read(new()).Select(item => item.Kind));
    }

    [Fact]
    public void A_disk_that_cannot_be_written_is_told()
    {
        using var disk = new SmallDisk(megabytes: 8);
        disk.MakeReadOnly();
        bench.AddStudy(count: 5);
        var error = Assert.Throws<RadOpsException>(() => bench.Service.Execute(Plan(disk)));
        Assert.Equal(("DestinationNotWritable", ErrorKind.Storage), (error.Code, error.Kind));
    }

    private ExportPlan Plan(SmallDisk disk) => bench.Service.Plan(new()
    {
        Request = ExportBench.Allowed,
        Studies = StudyIndex.Build(bench.Dicom, [bench.Studies]),
        Destination = disk.Path,
    });
}
