using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>Something that was done on paper, or by word of mouth, and is to be entered in RIS (D-28).</summary>
public sealed record DowntimeItem
{
    /// <summary>What the paper bears, such as <c>DT-KQXWBNRT-0017-H</c>; of a drill, <c>OV-…</c>. A paper that was registered on two machines is there twice.</summary>
    public required string Number { get; init; }

    /// <summary>What it is.</summary>
    public required DowntimeItemKind Kind { get; init; }

    /// <summary>An exercise.</summary>
    public required bool Drill { get; init; }

    /// <summary>When it came, was faxed or was said.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>Who sent it, or spoke.</summary>
    public string? By { get; init; }

    /// <summary>Whom it went to.</summary>
    public string? To { get; init; }

    /// <summary>The number that the report is faxed to (D-21).</summary>
    public string? ReplyFax { get; init; }

    /// <summary>The referral that a report or a result answers.</summary>
    public string? Referral { get; init; }

    /// <summary>What is asked for, or was done.</summary>
    public string? Examination { get; init; }

    /// <summary>The patient's number, masked: nothing else of it is kept, beside a seal to match it by. Null where the paper named no patient.</summary>
    public string? Patient { get; init; }

    /// <summary>Who registered it: user id.</summary>
    public required string RegisteredBy { get; init; }

    /// <summary>When it was entered in RIS, or taken back; null while it is only on paper.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Who entered it, or took it back.</summary>
    public string? CompletedBy { get; init; }

    /// <summary>The other person, who held paper and screen against each other, or saw that it was a mistake.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>Why it was taken back: it was written up by mistake. Null otherwise.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Under which accession number.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>How long it was, or has been, only on paper.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>How a referral was answered as far as is written up here; a result that was only said is no report .</summary>
    public DowntimeAnswer Answer { get; init; }

    /// <summary>True while it is only on paper.</summary>
    public bool IsOpen => Completed is null;

    /// <summary>Its registration: journal and number.</summary>
    internal string Key { get; init; } = "";

    /// <summary>See <see cref="PatientSeal"/>.</summary>
    internal string? Seal { get; init; }

    /// <summary>The number that salts the seal: the paper's own, or the code of the referral that it answers.</summary>
    internal string SealedUnder { get => field.Length > 0 ? field : Number; init; } = "";

    internal static string KeyOf(NewEvent item) => FormattableString.Invariant($"{item.Journal}/{item.Sequence}");

    internal static DowntimeItem Of(NewEvent item, ItemPayload payload, string key) => new()
    {
        Key = key,
        Number = payload.Number!,
        Kind = payload.Kind,
        Drill = payload.Drill,
        Occurred = item.Occurred,
        By = payload.By,
        To = payload.To,
        ReplyFax = payload.ReplyFax,
        Referral = payload.Referral,
        Examination = payload.Examination,
        Patient = payload.Patient,
        Seal = payload.Seal,
        RegisteredBy = item.Operator,
    };

    /// <summary>The first to enter it is the one who did. What is in RIS is there, also where another machine took it back without seeing that.</summary>
    internal DowntimeItem Entered(NewEvent item, ItemPayload payload) => Completed is not null && WithdrawnBecause is null ? this : this with
    {
        WithdrawnBecause = null,
        Completed = item.Occurred,
        CompletedBy = payload.EnteredBy,
        ConfirmedBy = payload.ConfirmedBy,
        AccessionNumber = payload.AccessionNumber,
    };

    /// <summary>Taken back, unless it was entered, or taken back before.</summary>
    internal DowntimeItem Withdrawn(NewEvent item, ItemPayload payload) => Completed is not null ? this : this with
    {
        Completed = item.Occurred,
        CompletedBy = payload.EnteredBy,
        ConfirmedBy = payload.ConfirmedBy,
        WithdrawnBecause = payload.Reason,
    };
}
