using System.Globalization;
using RadOps.Core.Export;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>Everything that one transfer will do, with nothing done yet but questions: what <c>-WhatIf</c> prints.</summary>
public sealed record TransferPlan
{
    private readonly IReadOnlySet<string>? present;
    private HashSet<string> held;

    /// <summary>A plan for these files.</summary>
    /// <param name="files">The files that are meant.</param>
    /// <param name="present">SOP Instance UIDs that the node has; null when it could not be asked.</param>
    internal TransferPlan(IReadOnlyList<DicomHeader> files, IReadOnlySet<string>? present)
    {
        this.present = present;
        (Files, held, ToSend) = Part(files, present);
    }

    /// <summary>The transfer's name: the same for every attempt at it, until it is complete.</summary>
    public required string TransferId { get; init; }

    /// <summary>What was ordered.</summary>
    public required TransferOrder Order { get; init; }

    /// <summary>The decision, taken anew for this plan.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>The files that are meant, broken ones that may belong to the study among them.</summary>
    public IReadOnlyList<DicomHeader> Files { get; private set; }

    /// <summary>The report's PDF, sent as one more instance; null when none goes along.</summary>
    public string? ReportPdf { get; init; }

    /// <summary>The studies that they belong to.</summary>
    public required IReadOnlyList<string> StudyInstanceUids { get; init; }

    /// <summary>Why the node could not be asked; null when it could.</summary>
    public RadOpsException? Silence { get; init; }

    /// <summary>What was left off or is odd, one line each, without identities.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>False where the recipient fetches the images from the archive that has them already.</summary>
    public required bool IsNeeded { get; init; }

    /// <summary>What the transfer is for.</summary>
    public TransferPurpose Purpose => Decision.Request.TransferPurpose;

    /// <summary>Whether it is a release, with a line in "Exporterade bilder": all but reporting by the external reader, which is none (NB27).</summary>
    public bool IsRelease => Purpose != TransferPurpose.ExternalReading;

    /// <summary>The files that the node is not known to have.</summary>
    public IReadOnlyList<DicomHeader> ToSend { get; private set; }

    /// <summary>Length of what is to be sent, in bytes.</summary>
    public long Bytes => ToSend.Sum(file => file.Length);

    /// <summary>The steps, in order; none where nothing is sent.</summary>
    public IReadOnlyList<TransferStep> Steps => !IsNeeded ? [] :
    [
        new(TransferStepKind.Begin, $"Enter in the register that transfer {TransferId} begins{(Order.ReaderRoute is { } way ? $", by way of {way}" : "")}"),
        new(TransferStepKind.Send, SendDescription),
        new(TransferStepKind.Prove, $"Ask {Node} what it has of the study, and compare instance by instance"),
        new(TransferStepKind.Record, RecordDescription),
    ];

    /// <summary>The plan in one line, as a colleague would approve it.</summary>
    public string Summary => IsNeeded
        ? string.Create(CultureInfo.InvariantCulture, $"{ToSend.Count} of {CountText.Of(Files.Count, "instance")} ({Bytes / 1e6:0.0} MB){AndReport} of {Study} to {Node}")
        : $"nothing of {Study}: {Node} has it";

    private string Node => Order.Destination.Name;

    private string Study => Decision.Request.AccessionNumber ?? string.Join(", ", StudyInstanceUids);

    private string AndReport => ReportPdf is null ? "" : " and the report";

    private string SendDescription => ToSend.Count == 0 && ReportPdf is null
        ? "Send nothing: all of it is there from an earlier attempt"
        : string.Create(CultureInfo.InvariantCulture, $"Send {ToSend.Count} of {CountText.Of(Files.Count, "instance")}, {Bytes / 1e6:0.0} MB,{AndReport} to {Node} over at most {CountText.Of(Order.ThrottleLimit, "association")}{Others}; enter each association's end in the register");

    private string Others => Silence is { } silence ? $" (it could not be asked what it has: {silence.Message})"
        : ToSend.Count < Files.Count ? string.Create(CultureInfo.InvariantCulture, $" ({CountText.Of(Files.Count - ToSend.Count, "is", "are")} there already)")
        : "";

    private string RecordDescription => (Order.Route, Purpose) switch
    {
        (ReleaseRoute.Iep, _) => $"Enter the proof in the register; the release itself once the recipient is chosen on the portal and Confirm-Transfer {TransferId} has said so",
        (ReleaseRoute.Bfr, TransferPurpose.ExternalReading) => "Enter the proof and the referral note in the register",
        (ReleaseRoute.Bfr, _) => "Enter the proof, the release and its referral note in the register",
        _ => "Enter the proof in the register",
    };

    /// <summary>The report among the files, once it is made an instance of the study; null before, and where none goes along.</summary>
    internal DicomHeader? Report { get; private init; }

    /// <summary>The same plan with the report among its files.</summary>
    internal TransferPlan With(DicomHeader report)
    {
        var plan = this with { Report = report };
        (plan.Files, plan.held, plan.ToSend) = Part([.. Files, report], present);
        return plan;
    }

    /// <summary>Whether the node named a file's instance.</summary>
    internal bool IsPresent(DicomHeader file) => file.SopInstanceUid is { } uid && held.Contains(uid);

    /// <summary>Why nothing can be sent; null where a send can be tried.</summary>
    internal RadOpsException? Obstacle => Silence is { } silence && (NodeSilence.IsDead(silence) || Decision.Images is not ItemVerdict.Allow) ? silence : null;

    /// <summary>Tells what the node has from what is to be sent.</summary>
    private static (IReadOnlyList<DicomHeader> Files, HashSet<string> Held, IReadOnlyList<DicomHeader> ToSend) Part(IReadOnlyList<DicomHeader> files, IReadOnlySet<string>? present)
    {
        // Of files that bear the same UID only a comparison can tell which the node may have: they go to the send together.
        var held = files.Where(file => file.SopInstanceUid is not null && present?.Contains(file.SopInstanceUid) == true)
            .CountBy(file => file.SopInstanceUid!)
            .Where(count => count.Value == 1)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        return (files, held, [.. files.Where(file => file.SopInstanceUid is not { } uid || !held.Contains(uid))]);
    }
}
