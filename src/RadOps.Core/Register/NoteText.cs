using System.Text;
using RadOps.Core.Completion;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>
/// The words of the notes, after NU-sjukvården's own: "Bränt CD och skickat till patienten, skickat fakturaunderlag till fakturaenheten." (N-16).
/// The medium actually used stands in place of CD (C14). Each clause needs the step that it claims.
/// </summary>
public static class NoteText
{
    /// <summary>The remissanteckning (N-16, N-21, N-27, N-31, N-40, N-42, N-44, N-47, N-48).</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="route">The way taken.</param>
    /// <param name="medium">The medium used.</param>
    /// <param name="report">Whether a report went along; said where the images travel electronically.</param>
    /// <param name="steps">What was done.</param>
    /// <exception cref="RadOpsException"><c>NoteNothingDone</c>: nothing was done that a note could claim.</exception>
    public static string Referral(ReleaseRequest request, ReleaseRoute route, MediumType medium, bool report, CompletedSteps steps)
    {
        var text = new StringBuilder(Deed(request, route, medium, report, steps));
        if (steps.HasFlag(CompletedSteps.InvoiceBasisSent)) text.Append(text.Length == 0 ? "Skickat fakturaunderlag till fakturaenheten" : ", skickat fakturaunderlag till fakturaenheten");
        if (text.Length > 0) text.Append('.');
        AppendIdentityChecks(text, steps);
        return text.Length > 0
            ? text.ToString()
            : throw new RadOpsException("NoteNothingDone", ErrorKind.InvalidInput, "Nothing has been done with this release that a note could say. Say what was done: the medium made, sent or handed over, identities checked.", request.RequestId);
    }

    /// <summary>What is documented in RIS when a medium was burnt for a private provider (N-48, C28).</summary>
    public static string Ris(ReleaseRequest request, MediumType medium) => $"Bränt {Name(medium)} till {Recipient(request)}.";

    /// <summary>What is added in the RIS when a note there no longer holds, since the release was corrected.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="medium">The medium used.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="reference">Number of the deviation report; null where there is none yet.</param>
    public static string Correction(ReleaseRequest request, MediumType medium, CorrectionKind kind, string? reference)
    {
        var what = medium is MediumType.Usb or MediumType.Cd or MediumType.Dvd ? Name(medium) : "Det";
        var text = kind switch
        {
            CorrectionKind.Void => $"Tidigare anteckning gäller inte: {what} som skulle till {Recipient(request)} lämnades aldrig ut.",
            CorrectionKind.MediumDestroyed => $"{what} som skulle till {Recipient(request)} har förstörts.",
            _ => $"{what} som skulle till {Recipient(request)} kom till fel mottagare.",
        };
        return string.IsNullOrWhiteSpace(reference) ? text : $"{text} Avvikelse {reference.Trim()}.";
    }

    private static string Deed(ReleaseRequest request, ReleaseRoute route, MediumType medium, bool report, CompletedSteps steps)
    {
        var sent = steps.HasFlag(CompletedSteps.Sent);
        var handedOver = steps.HasFlag(CompletedSteps.HandedOver);
        if (route == ReleaseRoute.Bfr) return sent ? $"Skickat bilder till BFR via Teleradiologidestination{Purpose(request)}" : "";
        var what = report ? "bilder och utlåtande" : "bilder";
        if (route == ReleaseRoute.Iep || medium == MediumType.Iep) return sent ? $"Skickat {what} via IEP till {Recipient(request)}" : "";
        if (route == ReleaseRoute.Paper) return sent ? $"Skickat utlåtande till {Recipient(request)}" : handedOver ? $"Lämnat utlåtande till {Receiver(request)}" : "";
        var made = steps.HasFlag(CompletedSteps.MediumMade) ? $"Bränt {Name(medium)}" : "";
        return (made.Length > 0, sent, handedOver) switch
        {
            (true, true, _) => $"{made} och skickat till {Recipient(request)}",
            (true, _, true) => $"{made} och lämnat till {Receiver(request)}",
            (true, _, _) => $"{made} till {Recipient(request)}",
            (_, true, _) => $"Skickat {Name(medium)} till {Recipient(request)}",
            (_, _, true) => $"Lämnat {Name(medium)} till {Receiver(request)}",
            _ => "",
        };
    }

    /// <summary>BFR serves hospitals inside the region and the external reader alike; the note says which (C53).</summary>
    private static string Purpose(ReleaseRequest request) => request.TransferPurpose == TransferPurpose.ExternalReading ? " för extern granskning" : "";

    private static void AppendIdentityChecks(StringBuilder text, CompletedSteps steps)
    {
        if (steps.HasFlag(CompletedSteps.ProxyFormReceived)) Append("Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden mottagen.");
        if (steps.HasFlag(CompletedSteps.ProxyIdChecked | CompletedSteps.PatientIdChecked)) Append("ID-handling för både ombud och patient kontrollerad.");
        else if (steps.HasFlag(CompletedSteps.ProxyIdChecked)) Append("ID-handling för ombud kontrollerad.");
        else if (steps.HasFlag(CompletedSteps.PatientIdChecked)) Append("ID-handling kontrollerad.");
        if (steps.HasFlag(CompletedSteps.ProxyFormFiled)) Append("Fullmakten sparad i remisspärm.");

        void Append(string sentence) => text.Append(text.Length == 0 ? "" : " ").Append(sentence);
    }

    private static string Receiver(ReleaseRequest request) =>
        request is { Recipient: RecipientType.Patient, Delivery: DeliveryMethod.PickUpByProxy } ? "ombud för patienten" : Recipient(request);

    /// <summary>Who got it, in words that never name a patient or a relative.</summary>
    internal static string Recipient(ReleaseRequest request) => request.Recipient switch
    {
        RecipientType.Patient => "patienten",
        RecipientType.Company or RecipientType.Other or RecipientType.Unknown => "mottagaren",
        _ when request.RecipientName is { } name => name.Reveal(),
        RecipientType.Physiotherapist => "fysioterapeut",
        RecipientType.Chiropractor => "kiropraktor",
        RecipientType.Naprapath => "naprapat",
        RecipientType.PrivateProvider => "privat vårdgivare",
        RecipientType.Hospital => "sjukhus",
        _ => "klinik",
    };

    private static string Name(MediumType medium) => medium switch
    {
        MediumType.Usb => "USB",
        MediumType.Dvd => "DVD",
        MediumType.Cd => "CD",
        _ => "medium",
    };
}
