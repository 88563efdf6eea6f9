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

    /// <summary>As above; identities and fullmakt are checked.</summary>
    internal static ReleaseRequest NuOrder { get; } = new()
    {
        Organisation = "NuSjukvarden",
        PatientIdChecked = true,
        ProxyIdChecked = true,
        ProxyFormRecorded = true,
    };
}
