using RadOps.Core.Register;

namespace RadOps.Core.Audit.Messages;

/// <summary>What an audited event was about (PS3.15 A.5.2, ParticipantObjectIdentification).</summary>
/// <param name="IdType">What sort of identifier it bears.</param>
/// <param name="Id">The identifier.</param>
/// <param name="Type">1 person, 2 system object, 3 organisation.</param>
/// <param name="Role">The part that it played: 1 patient, 3 report, 13 security resource, 20 job.</param>
public sealed record AuditObject(AuditCode IdType, string Id, int Type, int Role)
{
    /// <summary>A name that says no more than the identifier; the schema demands it.</summary>
    public required string Name { get; init; }

    /// <summary>More, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>Accession number; said only where SOP classes are as well, as the standard wants.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>How many instances of which SOP class, where the object is a study and they are known.</summary>
    public StudyContents? Contents { get; init; }
}
