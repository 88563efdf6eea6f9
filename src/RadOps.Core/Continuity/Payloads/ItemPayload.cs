using RadOps.Core.Continuity.Downtime;

namespace RadOps.Core.Continuity.Payloads;

/// <summary>A number that was given out, a paper that was registered, or one that was entered in RIS. The patient is a seal, and a birth date at most.</summary>
internal sealed record ItemPayload : JournalPayload
{
    public string? Number { get; init; }

    public DowntimeItemKind Kind { get; init; }

    /// <summary>The referral that a report answers.</summary>
    public string? Referral { get; init; }

    /// <summary>Who sent it, or spoke.</summary>
    public string? By { get; init; }

    /// <summary>Whom it went to.</summary>
    public string? To { get; init; }

    public string? ReplyFax { get; init; }

    public string? Examination { get; init; }

    /// <summary>The patient's number as it is shown: masked.</summary>
    public string? Patient { get; init; }

    /// <summary>See <see cref="PatientSeal"/>.</summary>
    public string? Seal { get; init; }

    /// <summary>The registrations that it ends, by journal and number.</summary>
    public IReadOnlyList<string> Ends { get; init; } = [];

    public string? AccessionNumber { get; init; }

    /// <summary>Who entered it in RIS.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The other person, who held paper and screen against each other.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? Reason { get; init; }
}
