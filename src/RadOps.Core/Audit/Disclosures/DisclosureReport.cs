using RadOps.Core.Identity;

namespace RadOps.Core.Audit.Disclosures;

/// <summary>
/// Every release of one patient's images and reports that the register knows, to be handed to the patient, and the log that it stands on: a patient may ask who has had access to what is recorded
/// (patientdatalagen 2008:355, 8 kap. 5 §; what the log holds, HSLF-FS 2016:40, 4 kap. 9 §).
/// </summary>
public sealed record DisclosureReport
{
    /// <summary>The patient, masked.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>The patient's number in clear; null unless it was asked for.</summary>
    public string? PatientNumber { get; init; }

    /// <summary>The patient's name in clear; null unless it was asked for and some release of the patient's own bears it.</summary>
    public string? PatientName { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    public required string Operator { get; init; }

    /// <summary>The care unit that it comes from.</summary>
    public required string CareUnit { get; init; }

    /// <summary>Only what happened at or after this time; null for everything.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what happened before this time; null for everything.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The releases, the oldest first.</summary>
    public IReadOnlyList<Disclosure> Disclosures { get; init; } = [];

    /// <summary>What was done with what the register holds of the patient, the oldest first.</summary>
    public IReadOnlyList<DisclosureLogEntry> Log { get; init; } = [];

    /// <summary>The masked number and how many releases: a record's own text would show the number in clear.</summary>
    public override string ToString() => FormattableString.Invariant($"{nameof(DisclosureReport)} {PatientId}: {Disclosures.Count}");
}
