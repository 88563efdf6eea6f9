using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Release;

namespace RadOps.Documents.Papers;

/// <summary>Swedish words that several papers have in common.</summary>
internal static class PaperWords
{
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Grouped by narrow no-break spaces, as Swedish is.
    internal static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    internal static string Kronor(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture).Replace(',', '\u202F').Replace('.', ',') + "\u00A0kr";

    internal static string Images(int count) => count == 1 ? "1 bild" : $"{Number(count)} bilder";

    /// <summary>A medium as a thing in the hand; nothing where there is none.</summary>
    internal static string? Medium(MediumType medium) => DisclosureWords.Medium(medium);

    /// <summary>The same with its article: "en CD-skiva".</summary>
    internal static string MediumWithArticle(MediumType medium) => medium == MediumType.Usb ? "ett USB-minne" : $"en {Medium(medium)}";

    /// <summary>The same in its definite form: "skivan".</summary>
    internal static string TheMedium(MediumType medium) => medium == MediumType.Usb ? "USB-minnet" : "skivan";

    internal static string Examination(PaperExamination examination) =>
        examination.Examination ?? (examination.Modalities.Count > 0 ? string.Join(", ", examination.Modalities.Select(ModalityNames.Swedish)) : "Undersökning");

    /// <summary>An examination in one line: "CT torax 2026-06-08 (24 bilder)".</summary>
    internal static string ExaminationLine(PaperExamination examination) =>
        $"{Examination(examination)}{(examination.Date is { } day ? $" {Day(day)}" : "")}{(examination.Images is { } count ? $" ({Images(count)})" : "")}";

    /// <summary>Number and initials, masked, for every paper but the label (C18).</summary>
    internal static string? Masked(PatientId? patient, PersonName? name) =>
        (patient, name) switch
        {
            (null, null) => null,
            (null, _) => name.ToString(),
            (_, null) => patient.ToString(),
            _ => $"{patient}, {name}",
        };

    /// <summary>Who gets it, in words that a person at the desk or the patient reads.</summary>
    internal static string Recipient(PaperRecipient recipient) => DisclosureWords.Recipient(recipient);

    /// <summary>The lines of an address, from the person or clinic outwards; the same words twice stand once.</summary>
    internal static IReadOnlyList<string> AddressLines(PaperRecipient recipient) => DisclosureWords.AddressLines(recipient);

    internal static string Status(SignatureStatus signature) => signature switch
    {
        SignatureStatus.Final => "definitivsignerat",
        SignatureStatus.Preliminary => "preliminärsignerat",
        _ => "osignerat",
    };

    internal static string Cite(PaperCitation citation) => citation.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{citation.RuleId} (rad {line})") : citation.RuleId;
}
