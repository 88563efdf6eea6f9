using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Identity;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops outage anonymize</c> and <c>resolve</c>: the referral that is faxed without its patient, and the report that finds him, as the cmdlets on anonymised referrals.</summary>
internal static class OutageAnonymousCommand
{
    private static readonly ResultColumn<AnonymizedReferral>[] Made =
    [
        new(nameof(AnonymizedReferral.Code), referral => referral.Code),
        new(nameof(AnonymizedReferral.Drill), referral => referral.Drill, InTable: false),
        new(nameof(AnonymizedReferral.Made), referral => ResultText.Of(referral.Made)),
        new(nameof(AnonymizedReferral.ReplyFax), referral => referral.ReplyFax),
        new(nameof(AnonymizedReferral.CallBack), referral => referral.CallBack, InTable: false),
        new(nameof(AnonymizedReferral.Examination), referral => referral.Examination, InTable: false),
        new(nameof(AnonymizedReferral.Age), referral => referral.Age, InTable: false),
        new(nameof(AnonymizedReferral.Path), referral => referral.Path),
        new(nameof(AnonymizedReferral.Pdf), referral => referral.Pdf, InTable: false),
        new(nameof(AnonymizedReferral.Text), referral => referral.Text, InTable: false),
    ];

    private static readonly ResultColumn<ResolvedReferral>[] Resolved =
    [
        new("Code", resolved => resolved.Key.Code),
        new("Item", resolved => resolved.Item.Number),
        new("PatientName", resolved => resolved.Key.PatientName?.Reveal()),
        new("PatientId", resolved => resolved.Key.Patient?.Reveal()),
        new("Unit", resolved => resolved.Key.Unit),
        new("AccessionNumber", resolved => resolved.Key.AccessionNumber),
        new(nameof(ResolvedReferral.OpenedBy), resolved => resolved.OpenedBy, InTable: false),
        new(nameof(ResolvedReferral.ConfirmedBy), resolved => resolved.ConfirmedBy, InTable: false),
        new(nameof(ResolvedReferral.Opened), resolved => ResultText.Of(resolved.Opened), InTable: false),
        new(nameof(ResolvedReferral.Path), resolved => resolved.Path, InTable: false),
    ];

    internal static void AddTo(Command parent, OutageParts parts)
    {
        parent.Add(Anonymize(parts));
        parent.Add(Resolve(parts));
    }

    private static Command Anonymize(OutageParts parts)
    {
        var text = new Argument<string>("TEXT.txt") { Description = "The referral's text: history and question, as it is (UTF-8)." };
        var page = new Argument<string?>("FILE.html") { Description = "The page to write.", Arity = ArgumentArity.ZeroOrOne };
        var fax = Text("--reply-fax", "The department's fax number, which the report goes to.");
        var call = Text("--call-back", "A number of the hospital's that the reader calls with a verbal result.");
        var examination = Text("--examination", "What is asked for.");
        var patient = Text("--patient", "The patient's number; it goes into the key.");
        var name = Text("--patient-name", "The patient's name.");
        var address = Text("--address", "The patient's address.");
        var phones = Many("--phone", "The patient's telephone number; may be repeated.");
        var referrer = Text("--referrer", "Who wrote the referral.");
        var ids = Many("--referrer-id", "An identifier of the referrer's; may be repeated.");
        var unit = Text("--unit", "The referring unit, to which a copy of the report goes.");
        var accession = Text("--accession", "Accession number, order number or the like.");
        var others = Many("--other", "Whatever else is not to be in it; may be repeated.");
        var pdf = new Option<bool>("--pdf") { Description = "As PDF too, where a browser is installed." };
        var command = new Command("anonymize", "A referral without its patient, with a one-time code; what may identify somebody blocks it (X-11).") { text, page, fax, call, examination, patient, name, address, phones, referrer, ids, unit, accession, others, pdf };
        parts.SetAction(command, async (parsed, place) =>
        {
            var file = parsed.GetValue(page) is { } path ? Path.GetFullPath(path) : null;
            if (file is not null) AnonymousPaperFile.RequireFree(file);
            var entry = new AnonymousEntry
            {
                Text = await ReadAsync(parsed.GetRequiredValue(text), parts.Frame.Stop).ConfigureAwait(false),
                Examination = parsed.GetValue(examination),
                ReplyFax = parsed.GetValue(fax),
                CallBack = parsed.GetValue(call),
                Identity = new()
                {
                    Patient = Patient(parsed.GetValue(patient)),
                    PatientName = parsed.GetValue(name),
                    Address = parsed.GetValue(address),
                    Phones = parsed.GetValue(phones) ?? [],
                    Referrer = parsed.GetValue(referrer),
                    ReferrerIds = parsed.GetValue(ids) ?? [],
                    Unit = parsed.GetValue(unit),
                    AccessionNumber = parsed.GetValue(accession),
                    Others = parsed.GetValue(others) ?? [],
                },
            };
            _ = place.Anonymous.Prepare(entry, parts.IsDrill);
            if (parts.WhatIf(parsed, "anonymise a referral and keep its key on this machine")) return;
            using var writer = ResultWriter<AnonymizedReferral>.Create(parts.Frame.Options.Output(parsed), parts.Frame.Console, Made);
            writer.Write(await place.WriteAnonymizedAsync(entry, file, parsed.GetValue(pdf), parts.IsDrill, parts.Frame.Stop).ConfigureAwait(false));
            writer.End();
        });
        return command;
    }

    private static Command Resolve(OutageParts parts)
    {
        var code = new Argument<string>("CODE") { Description = "What the report bears." };
        var confirmed = new Option<string>("--confirmed-by") { Description = "The other person, who holds code and patient against the key.", HelpName = "WHO", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why the key is opened.", HelpName = "TEXT", Required = true };
        var patient = Text("--patient", "The patient whose the report is believed to be: another's is refused, and nothing shown.");
        var reader = Text("--reader", "Who wrote the report.");
        var sheets = new Option<string?>("--sheets") { Description = "The page with the sheets for the report's two copies; it names the patient.", HelpName = "FILE.html" };
        var command = new Command("resolve", "A report that came back by fax finds its patient; the opening of the key is recorded first (X-14, X-16).") { code, confirmed, reason, patient, reader, sheets };
        parts.SetAction(command, (parsed, place) =>
        {
            var file = parsed.GetValue(sheets) is { } path ? Path.GetFullPath(path) : null;
            if (file is not null) AnonymousPaperFile.RequireFree(file);
            if (parts.WhatIf(parsed, $"open the key of {parsed.GetRequiredValue(code)}")) return;
            using var writer = ResultWriter<ResolvedReferral>.Create(parts.Frame.Options.Output(parsed), parts.Frame.Console, Resolved);
            writer.Write(place.ResolveAnonymized(parsed.GetRequiredValue(code), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(confirmed), Patient(parsed.GetValue(patient)), parsed.GetValue(reader), file, parts.Frame.Stop));
            writer.End();
        });
        return command;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Core.RadOpsException("ReferralTextUnreadable", Core.ErrorKind.NotFound, $"{path} cannot be read: {error.Message}", path, error);
        }
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT" };

    private static Option<string[]?> Many(string name, string description) => new(name) { Description = description, HelpName = "TEXT" };

    private static PatientId? Patient(string? text) => text is null ? null : PatientId.Parse(text, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
}
