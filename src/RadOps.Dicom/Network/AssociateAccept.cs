using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>What an A-ASSOCIATE-AC says (PS3.8 9.3.3).</summary>
internal sealed record AssociateAccept
{
    public required IReadOnlyList<ContextAnswer> Answers { get; init; }

    public IReadOnlyList<RoleSelection> Roles { get; init; } = [];

    /// <summary>The longest PDU that the sender of this takes, in bytes; 0 means any.</summary>
    public required uint MaximumPduLength { get; init; }

    public string ImplementationClassUid { get; init; } = DicomUid.ImplementationClass;

    public string ImplementationVersionName { get; init; } = DicomUid.ImplementationVersion;
}
