using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>What an A-ASSOCIATE-RQ says (PS3.8 9.3.2).</summary>
internal sealed record AssociateRequest
{
    public required string CalledAeTitle { get; init; }

    public required string CallingAeTitle { get; init; }

    public required IReadOnlyList<ProposedContext> Contexts { get; init; }

    public IReadOnlyList<RoleSelection> Roles { get; init; } = [];

    /// <summary>The longest PDU that the sender of this takes, in bytes; 0 means any.</summary>
    public required uint MaximumPduLength { get; init; }

    public string ImplementationClassUid { get; init; } = DicomUid.ImplementationClass;

    public string ImplementationVersionName { get; init; } = DicomUid.ImplementationVersion;
}
