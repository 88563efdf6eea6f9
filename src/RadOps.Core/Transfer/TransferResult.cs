using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>
/// What came of a transfer: one result for every file that was meant, whatever happened, and how the whole stands. Identities are masked.
/// </summary>
public sealed record TransferResult
{
    /// <summary>The transfer's name, also the release's where it is one.</summary>
    public required string TransferId { get; init; }

    /// <summary>The caller's key.</summary>
    public string? RequestId { get; init; }

    /// <summary>How it stands.</summary>
    public required TransferOutcome Outcome { get; init; }

    /// <summary>The way taken.</summary>
    public required ReleaseRoute Route { get; init; }

    /// <summary>Which of the ways to the external reader; null for a send that is not to the reader, or where nobody has chosen.</summary>
    public TransferRoute? ReaderRoute { get; init; }

    /// <summary>What it was for; <see cref="TransferPurpose.None"/> for a release through IEP.</summary>
    public required TransferPurpose TransferPurpose { get; init; }

    /// <summary>The node that it went to.</summary>
    public required string Node { get; init; }

    /// <summary>The patient, masked.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession number of the examination.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>The studies.</summary>
    public required IReadOnlyList<string> StudyInstanceUids { get; init; }

    /// <summary>One for each file that was meant, in their order.</summary>
    public required IReadOnlyList<TransferInstance> Instances { get; init; }

    /// <summary>Why it did not come to its end; null when it did. Instances that were refused are no failure of the transfer.</summary>
    public RadOpsException? Failure { get; init; }

    /// <summary>The line of "Exporterade bilder"; null where no release is recorded, or not yet.</summary>
    public string? RegisterLine { get; init; }

    /// <summary>The remissanteckning to paste (N-21); null where none is due, or not yet.</summary>
    public string? ReferralNote { get; init; }

    /// <summary>Whether the node has an instance that carries the report.</summary>
    public bool Report => TransferProof.HasReport(Instances);

    /// <summary>Whether the decision lets the report go, and it has not gone.</summary>
    public bool ReportIsMissing { get; init; }

    /// <summary>What a person has left to do, in Swedish; null where nothing is left.</summary>
    public string? Remaining => (Outcome, Route) switch
    {
        (TransferOutcome.AwaitingConfirmation, ReleaseRoute.Iep) when ReportIsMissing => $"Välj mottagare i IEP-portalen, lägg till utlåtandet där och bekräfta sedan med Confirm-Transfer {TransferId} -ReportSent.",
        (TransferOutcome.AwaitingConfirmation, ReleaseRoute.Iep) => $"Välj mottagare i IEP-portalen och bekräfta sedan med Confirm-Transfer {TransferId}.",
        (TransferOutcome.AwaitingConfirmation, _) => string.Create(CultureInfo.InvariantCulture, $"{Node} svarar inte på vad som finns där. Kontrollera att alla {Meant} bilder kommit fram och bekräfta sedan med Confirm-Transfer {TransferId}."),
        (TransferOutcome.Complete, _) when ReferralNote is not null => "Klistra in remissanteckningen i RIS.",
        (TransferOutcome.Incomplete, ReleaseRoute.ExternalReader) => "Skicka igen när felet är avhjälpt; det som bekräftats skickas inte om. Brådskar det: Get-TransferRoute visar de andra vägarna, bland dem BFR, där den externa granskaren hämtar (-Route Bfr).",
        (TransferOutcome.Incomplete or TransferOutcome.Stopped, _) => "Skicka igen när felet är avhjälpt; det som bekräftats skickas inte om.",
        _ => null,
    };

    /// <summary>What was left off or is odd, one line each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The decision that it stands on, as one Swedish sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>How many instances were meant.</summary>
    public int Meant => Instances.Count;

    /// <summary>How many the node named when it was asked.</summary>
    public int Verified => Instances.Count(instance => instance.Verified);

    /// <summary>How many have a status; the statuses' counts add up to <see cref="Meant"/>.</summary>
    public int Count(TransferStatus status) => Instances.Count(instance => instance.Status == status);

    /// <summary>What is to be told as an error: the failure, or that the transfer is not complete and why; null where there is nothing to tell.</summary>
    public RadOpsException? Problem => Failure ?? (Outcome is TransferOutcome.Incomplete ? Incomplete() : null);

    /// <summary>The statuses that occur, with their counts, such as <c>38 Sent, 2 Refused</c>.</summary>
    public string Counts => string.Join(", ", Instances.GroupBy(instance => instance.Status).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));

    private RadOpsException Incomplete()
    {
        var first = Instances.FirstOrDefault(instance => !instance.Verified && !TransferProof.IsReceived([instance])) ?? Instances.First(instance => !instance.Verified);
        return new(
            "TransferIncomplete",
            ErrorKind.Corrupt,
            string.Create(CultureInfo.InvariantCulture, $"{Node} is proved to have {Verified} of the {Meant} instances of transfer {TransferId} ({Counts}). The first that is not: {Name(first)}, {first.Status}: {first.Reason}. Mend that and send again; what is proved is not sent again."),
            TransferId);
    }

    private static string Name(TransferInstance instance) => instance.SopInstanceUid ?? IdentityMask.Mask($"the file named {Path.GetFileName(instance.Path)}");
}
