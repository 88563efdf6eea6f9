using System.Globalization;
using RadOps.Core.Completion;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>What went, to whom, how and why, in plain Swedish said to the patient: on the receipt of one release, and in the account of all of them.</summary>
public static class DisclosureWords
{
    /// <summary>What went.</summary>
    public static string What(bool images, bool report) => (images, report) switch
    {
        (true, true) => "Röntgenbilder och utlåtande",
        (true, false) => "Röntgenbilder, utan utlåtande",
        _ => "Röntgenutlåtande, utan bilder",
    };

    /// <summary>To whom. The patient is never named; a clinic or whoever else received it is.</summary>
    public static string Whom(PaperRecipient recipient, HandOverKind? handOver)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return (recipient.IsPatient, handOver) switch
        {
            (true, HandOverKind.PickedUpByProxy) => "Ditt ombud, med fullmakt",
            (true, _) => "Dig själv",
            _ => string.Join(", ", AddressLines(recipient)) is { Length: > 0 } lines ? lines : Recipient(recipient),
        };
    }

    /// <summary>How it went.</summary>
    public static string How(string exportId, MediumType medium, bool images, HandOverKind? handOver)
    {
        var carrier = Medium(medium) is { } thing ? $"{thing}, nummer {exportId}"
            : medium == MediumType.Iep ? "Elektroniskt, via Image Exchange Portal (IEP)"
            : images ? "Elektroniskt" : "På papper";
        return handOver switch
        {
            HandOverKind.Posted => $"{carrier}, med post",
            HandOverKind.PickedUp or HandOverKind.PickedUpByProxy => $"{carrier}, hämtat på mottagningen",
            HandOverKind.HandedOver => $"{carrier}, lämnat över i handen",
            _ => carrier,
        };
    }

    /// <summary>Why it went: the purpose, who ordered it, the consent, and the person who decided where the routine is silent.</summary>
    public static string Why(PaperRecipient recipient, ReleasePurpose purpose, Situation situation, ConsentForm consent, DateOnly? consentAt, string? decidedBy)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        List<string> reasons =
        [
            recipient.IsPatient && purpose != ReleasePurpose.Care ? "Du har själv begärt det, för eget bruk."
            : situation == Situation.EmergencyWithPatient ? "För din vård vid ett akut besök."
            : recipient.Type is RecipientType.Company or RecipientType.Other or RecipientType.Unknown ? "Mottagaren har begärt det."
            : "För din vård.",
        ];
        var orderer = string.Join(", ", new[] { recipient.Orderer, recipient.OrderingClinic }.Where(text => !string.IsNullOrEmpty(text)));
        if (orderer.Length > 0 && !recipient.IsPatient) reasons.Add($"Beställt av {orderer}.");
        if (consent != ConsentForm.None && !recipient.IsPatient)
        {
            reasons.Add(consent switch
            {
                ConsentForm.Written => "Du har samtyckt skriftligt",
                ConsentForm.VerbalViaOrderer => "Du har samtyckt muntligt till beställaren",
                _ => "Du har samtyckt muntligt",
            } + (consentAt is { } day ? string.Create(CultureInfo.InvariantCulture, $" den {day:yyyy-MM-dd}.") : "."));
        }

        if (decidedBy is { Length: > 0 } person) reasons.Add($"Beslutat av {person}, eftersom rutinen inte säger något om fallet.");
        return string.Join(" ", reasons);
    }

    /// <summary>A medium as a thing in the hand; null where there is none.</summary>
    public static string? Medium(MediumType medium) => medium switch
    {
        MediumType.Cd => "CD-skiva",
        MediumType.Dvd => "DVD-skiva",
        MediumType.Usb => "USB-minne",
        _ => null,
    };

    /// <summary>Who gets it, in words that a person at the desk or the patient reads.</summary>
    public static string Recipient(PaperRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return recipient.IsPatient ? "patienten" : recipient.Name?.Reveal() ?? recipient.Destination ?? recipient.Unit ?? recipient.OrderingClinic ?? KindOf(recipient.Type);
    }

    /// <summary>The lines of an address, from the person or clinic outwards; the same words twice stand once.</summary>
    public static IReadOnlyList<string> AddressLines(PaperRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return
        [
            .. new[] { recipient.IsPatient ? recipient.Name?.RevealInOrder() : recipient.Name?.Reveal(), recipient.Unit, recipient.Destination }
                .OfType<string>().Where(line => line.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
        ];
    }

    private static string KindOf(RecipientType type) => type switch
    {
        RecipientType.Physiotherapist => "fysioterapeut",
        RecipientType.Chiropractor => "kiropraktor",
        RecipientType.Naprapath => "naprapat",
        RecipientType.PrivateProvider => "privat vårdgivare",
        RecipientType.Hospital => "sjukhus",
        RecipientType.Clinic => "klinik",
        _ => "mottagaren",
    };
}
