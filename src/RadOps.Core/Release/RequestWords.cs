namespace RadOps.Core.Release;

/// <summary>The words, English and Swedish, that a request's finite values may be given in. The enum's own names always count.</summary>
internal static class RequestWords
{
    internal static readonly WordTable<bool?> Boolean = new(
        "true or false, ja or nej, 1 or 0",
        [(true, ["true", "ja", "yes", "1", "sant", "j"]), (false, ["false", "nej", "no", "0", "falskt", "n"]), (null, ["okänt", "unknown", "vet ej"])]);

    internal static readonly WordTable<RecipientType> Recipient = Table<RecipientType>(
        (RecipientType.Unknown, ["okänd"]),
        (RecipientType.Patient, ["patienten"]),
        (RecipientType.Physiotherapist, ["sjukgymnast", "fysioterapeut"]),
        (RecipientType.Chiropractor, ["kiropraktor"]),
        (RecipientType.Naprapath, ["naprapat"]),
        (RecipientType.PrivateProvider, ["privat vårdgivare", "privatvårdgivare", "privat vård", "privatläkare"]),
        (RecipientType.Hospital, ["sjukhus"]),
        (RecipientType.Clinic, ["klinik", "annan klinik", "mottagning"]),
        (RecipientType.Company, ["företag", "bolag"]),
        (RecipientType.Other, ["annan", "annat", "övrig", "övriga"]));

    internal static readonly WordTable<RecipientLocation> Location = Table<RecipientLocation>(
        (RecipientLocation.Unknown, ["okänd", "okänt"]),
        (RecipientLocation.InsideRegion, ["inom regionen", "inom region", "i regionen"]),
        (RecipientLocation.OutsideRegion, ["utanför regionen", "utanför region", "annan region", "utomläns"]),
        (RecipientLocation.Abroad, ["utomlands", "utlandet"]));

    // "Akut" alone is left out: only images that go with the patient take the emergency's way.
    internal static readonly WordTable<Situation> Situation = Table<Situation>(
        (Release.Situation.Planned, ["planerad", "planerat", "elektiv"]),
        (Release.Situation.EmergencyWithPatient, ["akutbesök", "akut med patient", "akut med patienten"]));

    internal static readonly WordTable<ReleasePurpose> Purpose = Table<ReleasePurpose>(
        (ReleasePurpose.Unknown, ["okänt"]),
        (ReleasePurpose.Care, ["vård"]),
        (ReleasePurpose.PrivateUse, ["privat bruk", "eget bruk", "privat"]));

    internal static readonly WordTable<TransferPurpose> Transfer = Table<TransferPurpose>(
        (TransferPurpose.None, ["ingen"]),
        (TransferPurpose.InRegionCare, ["vård inom regionen"]),
        (TransferPurpose.ExternalReading, ["extern granskning"]));

    internal static readonly WordTable<SignatureStatus> Signature = Table<SignatureStatus>(
        (SignatureStatus.Unsigned, ["osignerad", "osignerat", "ej signerad", "ej signerat"]),
        (SignatureStatus.Preliminary, ["preliminär", "preliminärt", "preliminärsignerad", "preliminärsignerat", "prel"]),
        (SignatureStatus.Final, ["definitiv", "definitivt", "definitivsignerad", "definitivsignerat", "def"]));

    internal static readonly WordTable<ConsentForm> Consent = Table<ConsentForm>(
        (ConsentForm.None, ["inget", "nej", "saknas"]),
        (ConsentForm.Verbal, ["muntligt", "muntlig"]),
        (ConsentForm.Written, ["skriftligt", "skriftlig"]),
        (ConsentForm.VerbalViaOrderer, ["muntligt via beställaren", "muntligt via beställare", "via beställaren", "via beställare"]));

    internal static readonly WordTable<HarmAssessment> Harm = Table<HarmAssessment>(
        (HarmAssessment.Unknown, ["ingen", "okänd"]),
        (HarmAssessment.Permitted, ["medger", "medgiven", "tillåten", "får lämnas ut"]),
        (HarmAssessment.Refused, ["hindrar", "nekad", "får inte lämnas ut"]));

    internal static readonly WordTable<PhysicianAdvice> Advice = Table<PhysicianAdvice>(
        (PhysicianAdvice.Unknown, ["inget", "okänt"]),
        (PhysicianAdvice.Release, ["lämna ut", "får lämnas ut"]),
        (PhysicianAdvice.Withhold, ["lämna inte ut", "får inte lämnas ut", "avråder"]));

    internal static readonly WordTable<RequestedItems> Items = Table<RequestedItems>(
        (RequestedItems.Both, ["båda", "bilder och svar", "bilder och utlåtande", "bild och svar"]),
        (RequestedItems.Images, ["bilder", "bild", "endast bilder"]),
        (RequestedItems.Report, ["svar", "utlåtande", "remissvar", "röntgensvar", "endast svar"]));

    internal static readonly WordTable<MediumType> Medium = Table<MediumType>(
        (MediumType.Unknown, ["okänt"]),
        (MediumType.Iep, ["bildportalen"]),
        (MediumType.Usb, ["usb-minne", "usb-sticka"]),
        (MediumType.Cd, ["cd-skiva"]),
        (MediumType.Dvd, ["dvd-skiva"]));

    internal static readonly WordTable<DeliveryMethod> Delivery = Table<DeliveryMethod>(
        (DeliveryMethod.Unknown, ["okänt"]),
        (DeliveryMethod.Electronic, ["elektroniskt", "digitalt"]),
        (DeliveryMethod.Post, ["per post", "brev", "postas"]),
        (DeliveryMethod.PickUp, ["hämtas", "avhämtas", "hämtas av patienten"]),
        (DeliveryMethod.PickUpByProxy, ["ombud", "hämtas av ombud", "via ombud"]),
        (DeliveryMethod.HandedOver, ["överlämnas", "överlämnad", "lämnas till patienten"]),
        (DeliveryMethod.Fax, ["faxas"]));

    internal static readonly WordTable<OrderChannel> Channel = Table<OrderChannel>(
        (OrderChannel.Unknown, ["okänt"]),
        (OrderChannel.Sefos, []),
        (OrderChannel.Sdk, ["säker digital kommunikation"]),
        (OrderChannel.EFax, []),
        (OrderChannel.Fax, ["pappersfax"]),
        (OrderChannel.Phone, ["telefon", "per telefon"]),
        (OrderChannel.Email, ["e-post", "mejl", "mail"]),
        (OrderChannel.Paper, ["papper", "brev"]));

    internal static readonly WordTable<HumanAnswer> Human = Table<HumanAnswer>(
        (HumanAnswer.Unknown, ["inget", "okänt"]),
        (HumanAnswer.Release, ["lämna ut", "utlämnas"]),
        (HumanAnswer.Refuse, ["lämna inte ut", "neka", "avslag"]));

    private static WordTable<T> Table<T>(params (T Value, string[] Words)[] swedish)
        where T : struct, Enum =>
        new(
            WordTable<T>.List([.. Enum.GetNames<T>().Where(name => name != "Unknown")]),
            Enum.GetValues<T>().Select(value => (value, Words: (string[])[value.ToString()]))
                .Concat(swedish)
                .GroupBy(entry => entry.Item1, entry => entry.Item2)
                .Select(group => (group.Key, group.SelectMany(words => words).ToArray())));
}
