using RadOps.Core.Release;

namespace RadOps.Core.Tests.Policies;

/// <summary>Requests to start from.</summary>
internal static class Requests
{
    /// <summary>An order in which nothing is missing but who and what.</summary>
    internal static ReleaseRequest HallandOrder { get; } = new()
    {
        Organisation = "RegionHalland",
        OrderChannel = OrderChannel.Sefos,
        OrderingClinic = "Medicinmottagningen",
        Orderer = "dr Andersson",
        Destination = "Media SU/S",
        ClosureAttestedBy = "Verksamhetschef och sektionsledare, 2026-11-02, Ivo:s register",
    };

    /// <summary>A request by the columns that are not as in an empty one.</summary>
    internal static string Describe(ReleaseRequest request)
    {
        var empty = new ReleaseRequest();
        var told = RequestColumns.All.Where(column => column.Text(request) != column.Text(empty)).Select(column => $"{column.Name}={column.Text(request)}").ToList();
        return told.Count > 0 ? string.Join("; ", told) : "an empty request";
    }
}
