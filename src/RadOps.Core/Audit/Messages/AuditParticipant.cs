namespace RadOps.Core.Audit.Messages;

/// <summary>A person, process or medium that took part in an audited event (PS3.15 A.5.2, ActiveParticipant).</summary>
/// <param name="UserId">Who: <c>login@domain</c> of a person, the name of a process or node, a medium's type and label.</param>
/// <param name="Role">What part it took (CID 402); null where the standard asks for none.</param>
public sealed record AuditParticipant(string UserId, AuditCode? Role)
{
    /// <summary>What else it is known by: <c>AETITLES=…</c> of a DICOM node, a medium's label.</summary>
    public string? AlternativeUserId { get; init; }

    /// <summary>The same in words.</summary>
    public string? UserName { get; init; }

    /// <summary>Whether it asked for what was done. One of the participants at most.</summary>
    public bool IsRequestor { get; init; }

    /// <summary>Sort of medium (CID 405); only of one.</summary>
    public AuditCode? MediaType { get; init; }

    /// <summary>Where it is; null where nobody knows.</summary>
    public AuditNetworkPoint? Network { get; init; }
}
