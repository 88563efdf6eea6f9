using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>What a row of a RIS view, or a message, says of one report.</summary>
public sealed record ReportStatement
{
    /// <summary>Who says so: <c>RIS-vyn radops_reports</c>, <c>HL7 2026-06-08 oru123.hl7</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When it was asked, or written; null when not known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The numbers by which it names the patient; null where the source has no place for them.</summary>
    public IReadOnlyList<PatientId>? Patients { get; init; }

    /// <summary>Study Instance UID; null when it does not say.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>The statuses that it gives the report: none when it is not known, several when it contradicts itself.</summary>
    public IReadOnlyList<SignatureStatus> Signatures { get; init; } = [];

    /// <summary>When the report was signed; null when it does not say.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The names by which it names who referred: a person, a clinic, or both; none when it does not say.</summary>
    public IReadOnlyList<string> Referrers { get; init; } = [];

    /// <summary>Whether the report has been amended.</summary>
    public bool IsAmended { get; init; }

    /// <summary>What in it could not be understood.</summary>
    public IReadOnlyList<ResolutionProblem> Problems { get; init; } = [];
}
