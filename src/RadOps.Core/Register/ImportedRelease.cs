using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>A release out of the list that a department kept before RadOps.</summary>
public sealed record ImportedRelease
{
    /// <summary>The line, as it was understood.</summary>
    public required RegisterLine Line { get; init; }

    /// <summary>The patient, where the list says.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession number, where the list says.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Instance UID, where the list says.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>The day of the release, where the list says.</summary>
    public DateOnly? Released { get; init; }

    /// <summary>The organisation whose list it is.</summary>
    public string? Organisation { get; init; }

    /// <summary>The releases that a read line holds.</summary>
    public static IEnumerable<ImportedRelease> From(RegisterLineResult read, string? organisation = null) =>
        read.Releases.Select(line => new ImportedRelease { Line = line, PatientId = read.Patient, Organisation = organisation });
}
