using RadOps.Core.Register;

namespace RadOps.Core.Audit.Disclosures;

/// <summary>What events are called when they are told to a patient.</summary>
internal static class LogWords
{
    /// <summary>The program's own steps between two that a person took: nobody looked at anything.</summary>
    internal static bool IsTechnical(string kind) => kind is EventKinds.ExportClaimed or EventKinds.ExportStep or EventKinds.ExportStopped or EventKinds.AssociationEnded;

    /// <summary>An event in plain Swedish; its own name where a later version records what this one does not know.</summary>
    internal static string Of(string kind) => kind switch
    {
        EventKinds.ReleaseRefused => "En begäran prövades och lämnades inte ut",
        EventKinds.ExportBegun => "Ett medium började göras",
        EventKinds.ExportFailed => "Ett medium som skulle göras blev inte av",
        EventKinds.Release => "Ett utlämnande infördes i registret",
        EventKinds.ReferralNote => "En remissanteckning skrevs",
        EventKinds.RisNote => "En anteckning för röntgensystemet skrevs",
        EventKinds.TransferBegun => "En överföring av bilder påbörjades",
        EventKinds.TransferFailed => "En överföring av bilder blev inte fullständig",
        EventKinds.TransferProof => "Bilderna bekräftades finnas där de skickades",
        EventKinds.TransferConfirmed => "En person bekräftade en överföring",
        EventKinds.TransferDoneByPerson => "En person antecknade en överföring som gjorts för hand",
        EventKinds.NotePasted => "En anteckning klistrades in i röntgensystemet",
        EventKinds.StepsDone => "Steg i utlämnandet antecknades som gjorda",
        EventKinds.HandedOver => "Utlämnandet lämnade mottagningen",
        EventKinds.PapersDrawnUp => "Utlämnandets papper skrevs ut på nytt",
        EventKinds.ReleaseClosed => "Utlämnandet avslutades",
        EventKinds.ReleaseCorrected => "Ett fel i ett utlämnande antecknades",
        EventKinds.Consent => "Ett samtycke antecknades, eller togs tillbaka",
        EventKinds.InvoiceBasis => "Ett fakturaunderlag upprättades",
        EventKinds.AuditReviewed => "Utlämnandet granskades i en stickprovskontroll",
        EventKinds.DisclosureReported => "Ett utdrag som detta gjordes",
        EventKinds.DowntimeItemRegistered => "En uppgift på papper antecknades under ett driftstopp",
        EventKinds.DowntimeItemWithdrawn => "En uppgift på papper togs tillbaka, eftersom den var antecknad av misstag",
        EventKinds.DowntimeItemCompleted => "En uppgift på papper fördes in i röntgensystemet",
        EventKinds.ReferralAnonymized => "En remiss gjordes om för att skickas utan namn och nummer",
        EventKinds.ReferralKeyOpened => "Två personer tog reda på vem ett svar som kom utan namn gällde",
        EventKinds.ReaderIncidentOpened or EventKinds.ReaderIncidentStepTaken or EventKinds.ReaderIncidentClosed => "Ett steg antecknades medan förbindelsen med extern granskare var bruten",
        EventKinds.PatientFilesImported => "Filer från 1177 hämtades in",
        EventKinds.PatientFilesSaved => "Filer från 1177 sparades",
        EventKinds.PatientFilesCleaned => "Filer från 1177 togs bort ur arbetsmappen",
        EventKinds.PatientPapersArchived => "Ett papper från 1177 lades i e-arkivet",
        _ => kind,
    };
}
