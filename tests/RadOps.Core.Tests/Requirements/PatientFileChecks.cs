using RadOps.Core.Policies.Facts;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>Skaraborgs sjukhus: files that patients send in through 1177.</summary>
internal static class PatientFileChecks
{
    [Requirement("F-01")]
    internal static void The_scope_is_the_hospital(PackSet packs)
    {
        packs.Says("F-01", "Skaraborgs Sjukhus");
        Assert.Equal(["Skaraborgs Sjukhus"], packs.PatientFiles.Scope);
    }

    [Requirement("F-02", "C36")]
    internal static void Owner_reviewer_and_approver(PackSet packs)
    {
        packs.Says("F-02", "Pierre Wallqvist, (pieka), Utvecklingsledare", "Lena Johansson Salomé, (lenjo54), IT-strateg", "Christer Printz, (chrpr), Chefläkare");
        var document = packs.PatientFiles.Documents[0];
        OutageChecks.AssertPerson(document.Owner, "pieka", "Utvecklingsledare", "Pierre Wallqvist");
        OutageChecks.AssertPerson(document.Reviewer, "lenjo54", "IT-strateg", "Lena Johansson Salomé");
        OutageChecks.AssertPerson(document.Approver, "chrpr", "Chefläkare", "Christer Printz");
    }

    [Requirement("F-03")]
    internal static void It_is_in_force_from_its_first_day_to_its_last(PackSet packs)
    {
        packs.Says("F-03", "2025-09-30", "2027-09-22");
        OutageChecks.AssertDates(packs.PatientFiles, new(2025, 9, 30), new(2027, 9, 22));
    }

    [Requirement("F-04")]
    internal static void It_is_a_new_routine_with_kind_id_and_version(PackSet packs)
    {
        packs.Says("F-04", "Ny rutin", "Handlingstyp: Rutin", "Dokument-ID: SKAS9735-1906344767-71", "Version: 1.0");
        Assert.Null(packs.Fact("F-04").Notice!.Date);
        var document = packs.PatientFiles.Documents[0];
        Assert.Equal(("Rutin", "SKAS9735-1906344767-71", "1.0", "1.0"), (document.DocumentType, document.DocumentId, document.Version, packs.PatientFiles.Version));
        Assert.Equal((19, null, "Ny rutin."), document.Changes.Select(change => (change.Line, change.Date, change.Text)).Single());
        Assert.Equal("Skicka in filer via 1177 e-tjänster", document.Title);
    }

    [Requirement("F-05")]
    internal static void There_are_photographs_and_documents(PackSet packs) => packs.Says("F-05", "fotografier eller dokument");

    [Requirement("F-06")]
    internal static void Nothing_is_saved_before_it_is_found_relevant(PackSet packs)
    {
        packs.Says("F-06", "ha betydelse för vården och vara ett komplement till annan informationsinhämtning");
        AssertStep(packs, "F-06", "SaveImage SaveDocument", null, ProcedureAct.Save);
    }

    [Requirement("F-07", "C52")]
    internal static void No_way_in_but_1177(PackSet packs)
    {
        packs.Says("F-07", "mejl eller mms/sms via mobiltelefon är inte en godkänd kommunikationsväg", "1177 e-tjänster möjliggör");
        AssertKinds(packs, "F-07", LimitName.IntakeChannel, "1177 e-tjänster", "mejl mms sms");
    }

    [Requirement("F-08")]
    internal static void The_unit_is_activated_before_anything_is_sent(PackSet packs)
    {
        packs.Says("F-08", "Den enhet", "aktiverad för 1177 e-tjänster");
        AssertStep(packs, "F-08", "FileRequest", "enheten", ProcedureAct.Send);
    }

    [Requirement("F-09")]
    internal static void Photographs_need_permission_and_program(PackSet packs)
    {
        packs.Says("F-09", "den behörigheten samt ha Picsaraprogrammet installerat på datorn");
        AssertStep(packs, "F-09", "SaveImage", "användare", ProcedureAct.Save);
    }

    [Requirement("F-10")]
    internal static void The_patient_is_activated_before_anything_is_sent(PackSet packs)
    {
        packs.Says("F-10", "endast användas till patienter som är aktiverade på 1177 e-tjänster");
        AssertStep(packs, "F-10", "FileRequest", "patienten", ProcedureAct.Send);
    }

    [Requirement("F-11")]
    internal static void The_group_publishes_the_template_before_anything_is_sent(PackSet packs)
    {
        packs.Says("F-11", "läggas upp på enheten av administrationsgruppen 1177 e-tjänster");
        AssertStep(packs, "F-11", "FileRequest", "administrationsgruppen 1177 e-tjänster", ProcedureAct.Send);
    }

    [Requirement("F-12")]
    internal static void The_patient_is_talked_to_first(PackSet packs)
    {
        packs.Says("F-12", "Efter dialog med patienten");
        AssertStep(packs, "F-12", "FileRequest", "vårdgivaren", ProcedureAct.Send);
    }

    [Requirement("F-13")]
    internal static void The_template_has_its_exact_name(PackSet packs)
    {
        packs.Says("F-13", "*Bifoga bild/fil till vården*");
        Assert.Equal(["1177 e-tjänster", "Bifoga bild/fil till vården"], packs.Fact("F-13").Passages[0].Path);
        AssertStep(packs, "F-13", "FileRequest", "vårdgivaren", null);
    }

    [Requirement("F-14")]
    internal static void The_example_is_an_example(PackSet packs)
    {
        packs.Says("F-14", "Exempel på hur meddelandet ser ut");
        Assert.Equal(51, packs.Fact("F-14").Line);
        var told = string.Join('\n', packs.PatientFiles.Facts.SelectMany(fact => fact.Passages).Select(passage => passage.Quote));
        Assert.All(["Daniel", "2025-06-04", "09:48", "Reumatologi", "Skövde"], word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
    }

    [Requirement("F-15", "C37")]
    internal static void The_case_closes_after_two_days(PackSet packs)
    {
        AssertMost(packs, "F-15", LimitName.ReplyTime, 2, LimitUnit.Days);
        Assert.Equal([57, 76, 80], packs.Fact("F-15").Passages.Select(passage => passage.Line));
        Assert.All(packs.Fact("F-15").Passages, passage => Assert.Contains("inom 2 dagar", passage.Quote, StringComparison.Ordinal));
    }

    [Requirement("F-16")]
    internal static void At_most_five_files(PackSet packs)
    {
        AssertMost(packs, "F-16", LimitName.FilesPerMessage, 5, LimitUnit.Files);
        packs.Says("F-16", "upp till 5 filer", "max 5 filer");
    }

    [Requirement("F-17")]
    internal static void Only_what_is_of_weight_is_saved(PackSet packs)
    {
        packs.Says("F-17", "om bedömning görs att de är av vikt för din vård eller hälsa");
        AssertStep(packs, "F-17", "SaveImage SaveDocument", null, ProcedureAct.Save);
    }

    [Requirement("F-18")]
    internal static void Four_formats_are_taken_in(PackSet packs)
    {
        AssertKinds(packs, "F-18", LimitName.FileFormat, "PDF GIF JPEG PNG", "");
        packs.Says("F-18", "PDF, GIF, JPEG** och **PNG", "PDF, GIF, JPEG eller PNG");
    }

    [Requirement("F-19", "C38")]
    internal static void At_most_twenty_megabytes_a_file(PackSet packs)
    {
        AssertMost(packs, "F-19", LimitName.FileSize, 20, LimitUnit.Megabytes);
        packs.Says("F-19", "max 20 MB");
    }

    [Requirement("F-20")]
    internal static void Only_where_there_is_a_care_relation(PackSet packs)
    {
        packs.Says("F-20", "patienter där enheten har en vårdrelation");
        AssertStep(packs, "F-20", "FileRequest", "enheten", ProcedureAct.Send);
    }

    [Requirement("F-21", "C39")]
    internal static void Documents_to_the_e_archive_and_images_to_Picsara(PackSet packs) => packs.Says("F-21", "textfil", "sparas i E-arkiv", "bild sparas den i Picsara");

    [Requirement("F-22")]
    internal static void No_PDF_to_Picsara(PackSet packs)
    {
        packs.Says("F-22", "Picsara får inte vara i filformatet PDF");
        AssertKinds(packs, "F-22", LimitName.ImageFormat, "", "PDF");
    }

    [Requirement("F-23")]
    internal static void Downloads_by_a_personal_VGR_ID_only(PackSet packs)
    {
        packs.Says("F-23", "sitt egna VGR-ID", "Inloggning med GK-konto är inte tillåtet", "Inlogg med GK-konto är inte tillåtet");
        AssertKinds(packs, "F-23", LimitName.DownloadAccount, "VGR-ID", "GK-konto");
    }

    [Requirement("F-24")]
    internal static void Each_file_is_downloaded_by_itself(PackSet packs)
    {
        packs.Says("F-24", "varje bild laddas ner var för sig", "varje dokument laddas ner var för sig");
        AssertStep(packs, "F-24", "SaveImage SaveDocument", null, null);
    }

    [Requirement("F-25")]
    internal static void The_button_is_spelled_in_two_ways(PackSet packs) =>
        Assert.Equal([(91, "Ladda ner"), (104, "Ladda ned")], packs.Fact("F-25").Passages.Select(passage => (passage.Line, passage.Quote)));

    [Requirement("F-26")]
    internal static void Downloads_land_in_the_users_folder(PackSet packs)
    {
        packs.Says("F-26", "sparas automatiskt i mappen Hämtade filer");
        AssertStep(packs, "F-26", "SaveImage SaveDocument", null, null);
    }

    [Requirement("F-27")]
    internal static void The_way_through_Melior(PackSet packs)
    {
        packs.Says("F-27", "Öppna Melior");
        Assert.Equal(["Externa program", "Medicinsk media"], packs.Fact("F-27").Passages[1].Path);
        AssertStep(packs, "F-27", "SaveImage", null, null);
    }

    [Requirement("F-28")]
    internal static void A_case_is_made_and_the_images_imported(PackSet packs)
    {
        packs.Says("F-28", "Skapa ett case i Picsara. Importera de hämtade bilderna");
        AssertStep(packs, "F-28", "SaveImage", null, null);
    }

    [Requirement("F-29")]
    internal static void Sides_are_marked_in_Picsara(PackSet packs)
    {
        packs.Says("F-29", "”höger” eller ”vänster”, görs detta i Picsara");
        AssertStep(packs, "F-29", "SaveImage", null, null);
    }

    [Requirement("F-30", "C40")]
    internal static void An_image_is_deleted_after_upload_before_it_is_over(PackSet packs)
    {
        packs.Says("F-30", "Radera alltid bilden från din mapp Hämtade filer och töm papperskorgen", "när du laddat upp bilden i Picsara");
        AssertStep(packs, "F-30", "SaveImage", null, ProcedureAct.Close);
    }

    [Requirement("F-31")]
    internal static void A_document_is_printed_and_scanned_by_its_own_routine(PackSet packs)
    {
        packs.Says("F-31", "Skriv ut dokumentet", "dokument som ska skannas in i E-arkiv");
        AssertStep(packs, "F-31", "SaveDocument", null, ProcedureAct.Close);
        Assert.Equal(["rutin kring dokument som ska skannas in i E-arkiv"], packs.Fact("F-31").Reference!.Names);
    }

    [Requirement("F-32", "C41")]
    internal static void A_document_is_deleted_after_printing_before_it_is_over(PackSet packs)
    {
        packs.Says("F-32", "Radera alltid dokumentet från din mapp Hämtade filer och töm papperskorgen", "när du skrivit ut dokumentet");
        AssertStep(packs, "F-32", "SaveDocument", null, ProcedureAct.Close);
    }

    [Requirement("F-33")]
    internal static void The_conversation_is_not_in_the_record_by_itself(PackSet packs) => packs.Says("F-33", "överförs inte automatiskt till patientens journal");

    [Requirement("F-34", "C37")]
    internal static void Cases_are_kept_for_two_years(PackSet packs)
    {
        AssertMost(packs, "F-34", LimitName.Retention, 2, LimitUnit.Years);
        packs.Says("F-34", "sparas i två år");
    }

    [Requirement("F-35")]
    internal static void The_law_is_named(PackSet packs)
    {
        packs.Says("F-35", "Patientdatalagen (2008:355)");
        Assert.Equal(["Patientdatalagen (2008:355)"], packs.Fact("F-35").Reference!.Names);
    }

    [Requirement("F-36")]
    internal static void The_background_asks_for_nothing(PackSet packs)
    {
        packs.Says("F-36", "Många mottagningar har ett behov");
        var fact = packs.Fact("F-36");
        Assert.Equal((null, null, null, null), (fact.Step, fact.Limit, fact.Contact, fact.Notice));
    }

    [Requirement("F-37")]
    internal static void A_patient_may_write_without_a_file(PackSet packs)
    {
        packs.Says("F-37", "skriva en ny fråga eller svara på frågor");
        Assert.Null(packs.Fact("F-37").Step);
    }

    private static void AssertStep(PackSet packs, string id, string procedures, string? by, ProcedureAct? blocks)
    {
        var step = packs.Fact(id).Step!;
        Assert.Equal((procedures, by, blocks), (string.Join(' ', step.Of), step.By, step.Blocks));
    }

    private static void AssertMost(PackSet packs, string id, LimitName name, int most, LimitUnit unit)
    {
        var limit = packs.Fact(id).Limit!;
        Assert.Equal((name, most, unit), (limit.Name, limit.Most, limit.Unit));
    }

    private static void AssertKinds(PackSet packs, string id, LimitName name, string only, string not)
    {
        var limit = packs.Fact(id).Limit!;
        Assert.Equal((name, only, not, null), (limit.Name, string.Join(' ', limit.Only), string.Join(' ', limit.Not), limit.Most));
    }
}
