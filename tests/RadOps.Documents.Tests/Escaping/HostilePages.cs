using RadOps.Core;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Continuity.Anonymous.Keys;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Identity;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Files;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Documents.Audit;
using RadOps.Documents.Continuity;
using RadOps.Documents.Intake;
using RadOps.Documents.Medium;
using RadOps.Documents.Papers;
using RadOps.Documents.Tests.Audit;
using RadOps.Documents.Tests.Papers;
using RadOps.Formats.Policies;

namespace RadOps.Documents.Tests.Escaping;

/// <summary>Every page and paper that is written, drawn with one text in every field that anybody may have written.</summary>
internal static class HostilePages
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));
    private static readonly IReadOnlyList<PolicyPack> Packs = [.. PolicyFiles.BuiltInPacks()];

    /// <summary>The files of the product that hold a page's frame.</summary>
    internal static IReadOnlyList<string> Writers { get; } = ["AuditPage", "HtmlPaper", "MediumPages", "OutageKitPage", "OutagePaper", "OutageReportPage", "PrintSheet"];

    /// <summary>What draws each, by its name.</summary>
    internal static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["audit page"] = Audit,
        ["account for a patient"] = Account,
        ["review sheet"] = Review,
        ["index of a medium"] = Index,
        ["label"] = text => Paper<Core.Papers.LabelPaper>(Releases.Post, text),
        ["letter to a patient"] = text => Paper<Core.Papers.LetterPaper>(Releases.Post, text),
        ["letter to a hospital"] = text => Paper<Core.Papers.LetterPaper>(Releases.Hospital, text),
        ["reports to print"] = text => Paper<Core.Papers.ReportListPaper>(Releases.Post, text),
        ["invoice basis"] = text => Paper<Core.Papers.InvoicePaper>(Releases.Post, text),
        ["checklist"] = text => Paper<Core.Papers.ChecklistPaper>(Releases.Proxy, text),
        ["receipt"] = text => Paper<Core.Papers.ReceiptPaper>(Releases.HallandPatient, text),
        ["referral to the clinic"] = Refusal,
        ["outage report"] = Outage,
        ["outage kit"] = Kit,
        ["paper referrals"] = text => Sheets(text).Referrals([new("DT-ABCDEFGH-0001-A", text, text, At, text, false)]),
        ["log sheet"] = text => Sheets(text).Log(),
        ["reconciliation list"] = text => Sheets(text).Reconciliation([Item(text)]),
        ["anonymised referral"] = Anonymous,
        ["faxed report"] = text => Faxed(text, isNamed: true),
        ["faxed report to a free text"] = text => Faxed(text, isNamed: false),
        ["documents to print"] = Documents,
    };

    private static string Audit(string text)
    {
        var finding = Reports.Finding(FindingSeverity.Error, text) with { Message = text, Rules = [text], Quote = text, ExportId = text, RequestId = text, Operator = text };
        using var writer = new StringWriter();
        var exempted = finding with { Exemption = new AuditExemption(2, text, text, text, text, text, text, new DateOnly(2026, 12, 31)) };
        AuditPage.Write(Reports.Report(finding, exempted) with { Location = text, Previous = At, Trend = [new(text, text, 1, 1, 1)], Months = Reports.Month().Months }, writer, TimeZoneInfo.Utc);
        return writer.ToString();
    }

    private static string Account(string text)
    {
        Disclosure disclosure = new() { ExportId = text, When = At, Examination = text, ExaminationDate = new(2026, 6, 8), What = text, ToWhom = text, How = text, Why = text, By = text, CareUnit = text, Remark = text };
        return DisclosurePaper.Draw(new() { PatientId = Patient, PatientName = text, PatientNumber = text, At = At, Operator = text, CareUnit = text, Disclosures = [disclosure], Log = [new(At, text, text, text, text)] }, TimeZoneInfo.Utc);
    }

    private static string Review(string text)
    {
        SampledRelease release = new()
        {
            Period = "2026-10",
            ExportId = text,
            Occurred = At,
            Operator = text,
            CareUnit = text,
            Recipient = RecipientType.Hospital,
            Risk = ReleaseRisk.High,
            Reasons = [text],
            PatientId = Patient,
            RegisterLine = text,
            Images = true,
            Report = true,
            Consent = ConsentForm.Written,
            Rules = [text],
            Outcome = ReviewOutcome.FollowUp,
            By = text,
            ReviewedBy = text,
            Reviewed = At,
            Comment = text,
            Reference = text,
        };
        AuditSample sample = new()
        {
            Period = text,
            First = new(2026, 10, 1),
            Last = new(2026, 10, 31),
            Drawn = At,
            DrawnBy = text,
            Seed = text,
            Method = text,
            Population = 4,
            PopulationSha256 = text,
            Through = 4,
            Size = 1,
            Releases = [release],
            Strata = [new(text, RecipientType.Hospital, ReleaseRisk.High, 4, 1)],
            Proof = SampleProof.Proved,
        };
        return ReviewSheet.Draw(sample, text, At, TimeZoneInfo.Utc);
    }

    private static string Index(string text)
    {
        var contents = Releases.Contents(Releases.Hospital with { Examination = text });
        return new MediumPages().Index(new()
        {
            ExportId = text,
            Decision = contents.Decision,
            Files = contents.Files,
            MadeAt = At,
            CareUnit = text,
            ReportPath = text,
            Pictures = new Dictionary<string, Core.Export.MediumPicture> { [contents.Files[0].SeriesFolder] = new(text, new byte[] { 1 }) },
        });
    }

    private static string Paper<TPaper>(ReleaseRequest request, string text)
        where TPaper : Core.Papers.Paper
    {
        var asked = request with { RecipientName = new(text), MediaUnit = text, Destination = text, Orderer = text, OrderingClinic = text, Examination = text, AccessionNumber = text, DecidedBy = text, Basis = text };
        var contents = Releases.Contents(asked, $"Ek {text}", careUnit: text);
        return System.Text.Encoding.UTF8.GetString(ReleasePapers.Draw(Core.Papers.PaperSet.Of(contents).OfType<TPaper>().First()).Content.Span);
    }

    private static string Refusal(string text)
    {
        var head = Core.Papers.PaperSet.Of(Releases.Contents(Releases.HallandPatient, text, careUnit: text))[0].Head;
        return System.Text.Encoding.UTF8.GetString(ReleasePapers.Draw(new Core.Papers.ReferralPaper { Head = head with { Routine = [text], Version = text, Warning = text, AuthoritativePlace = text }, Examinations = [new(text, new DateOnly(2026, 6, 8), text, [text], 1)], Images = true, Rules = [new(text, 3, text)] }).Content.Span);
    }

    private static string Outage(string text)
    {
        using var writer = new StringWriter();
        OutageReportPage.Write(new()
        {
            At = At,
            Drill = true,
            Outages = [],
            Started = At,
            Stopped = At.AddHours(2),
            Timeline = [new(At, text, text, text, text)],
            Items = [Item(text), Item(text) with { Completed = At, CompletedBy = text, ConfirmedBy = text, AccessionNumber = text }, Item(text) with { Completed = At, WithdrawnBecause = text }],
            Clocks = [new(text, At, true)],
            Scores = [new(text, 1, 3, TimeSpan.FromMinutes(3), text)],
        }, writer);
        return writer.ToString();
    }

    private static string Kit(string text)
    {
        using var writer = new StringWriter();
        var pack = Spoilt("SasBoras", text);
        OutageKitPage.Write(new() { MadeAt = At, CareUnit = text, Pack = pack, Contacts = new ContactBook(pack, new OutageSettings(new(7, 30), new(16, 30), EvesAreHolidays: true)), Numbers = [new(text, text, text, At, text, false)], OpenItems = [Item(text)] }, writer);
        return writer.ToString();
    }

    private static DowntimeSheets Sheets(string text) => new(text, Spoilt("SasBoras", text), At, drill: true);

    private static string Anonymous(string text) => new AnonymousSheets(text, Spoilt("NuExternGranskare", text)).Referral(new()
    {
        Code = "AR-ABCDEFGH-0001-A",
        Drill = true,
        Text = text,
        Examination = text,
        Age = 70,
        ReplyFax = text,
        CallBack = text,
        Removed = new Dictionary<RemovalKind, int>(),
        Made = At,
        MadeBy = text,
    });

    private static string Faxed(string text, bool isNamed)
    {
        ReferralKey key = new(text) { Code = text, Drill = true, Made = At, MadeBy = text, Patient = isNamed ? Patient : null, PatientName = isNamed ? new(text) : null, Referrer = new(text), Unit = text, AccessionNumber = text, Examination = text, ReplyFax = text };
        return new AnonymousSheets(text, Spoilt("NuExternGranskare", text)).Report(new(key, Item(text) with { Number = "DT-ABCDEFGH-0001-A" }, text, text, At));
    }

    private static string Documents(string text)
    {
        PatientFile file = new() { Number = 1, Name = text, Format = PatientFileFormat.Pdf, Length = 5, Sha256 = text, Destination = FileRoute.Earchive, Downloaded = At };
        PatientFileCase known = new() { CaseId = "F-20261124-ABCDEF", Machine = text, Account = text, Opened = At, Patient = text, Files = [file], Reply = new(At, At, new(2027, 1, 1)) };
        return PrintSheet.Draw(known, IntakeRoutine.Of([Spoilt("SkaraborgsSjukhus", text)], "SkaraborgsSjukhus"), text, At);
    }

    private static PatientId Patient => PatientId.Parse("19811218-9876", new DateOnly(2026, 11, 21));

    private static DowntimeItem Item(string text) => new() { Number = text, Kind = DowntimeItemKind.Referral, Drill = true, Occurred = At, By = text, To = text, ReplyFax = text, Referral = text, Examination = text, Patient = text, RegisteredBy = text };

    /// <summary>A built-in routine in whose words the text stands everywhere, as it may in one that a site has written.</summary>
    private static PolicyPack Spoilt(string id, string text)
    {
        var pack = Packs.Single(pack => pack.Id == id);
        return pack with
        {
            Documents = [.. pack.Documents.Select(document => document with { Title = document.Title + text, DisplayTitle = document.DisplayTitle + text, DocumentId = text, Version = text })],
            Modes = [.. pack.Modes.Select(mode => mode with { Title = mode.Title + text })],
            Facts = [.. pack.Facts.Select(fact => fact with
            {
                Passages = [.. fact.Passages.Select(passage => passage with { Quote = passage.Quote + text, Path = [.. passage.Path.Select(step => step + text)] })],
                Contact = fact.Contact is { } contact ? contact with { Name = contact.Name + text, Numbers = [.. contact.Numbers.Select(number => number + text)], Suspect = contact.Suspect is null ? null : text } : null,
            })],
        };
    }
}
