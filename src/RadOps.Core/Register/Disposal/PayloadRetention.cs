namespace RadOps.Core.Register.Disposal;

/// <summary>
/// How long what an event says is kept: five years at least, as logs are (HSLF-FS 2016:40, 4 kap. 9 §). What belongs to a patient's record is kept ten years (patientdatalagen 3 kap. 17 §);
/// which time holds for the register, the care provider's own plan says.
/// </summary>
public static class PayloadRetention
{
    /// <summary>The fewest years.</summary>
    public const int Years = 5;

    // An order's own events bear its opaque key and a machine's name. Without them nobody could tell that the order was made, and nobody could take it up again.
    private static readonly HashSet<string> kept = new(StringComparer.Ordinal)
    {
        EventKinds.PayloadsDisposed, EventKinds.RegisterCheckpoint, EventKinds.AuditMessagesSent, EventKinds.ExportClaimed, EventKinds.ExportStep, EventKinds.ExportStopped, EventKinds.ExportFailed,
    };

    /// <summary>Whether a payload that the register took in at a time may be disposed of at another.</summary>
    public static bool IsDue(DateTimeOffset recorded, DateTimeOffset at) => recorded <= at.AddYears(-Years);

    /// <summary>Whether payloads of a kind are ever disposed of. Those that prove the register itself are not, nor those of a machine's journal, which bear no identity.</summary>
    public static bool IsDisposable(string kind) => !kept.Contains(kind) && !EventKinds.OfJournals.Contains(kind);
}
