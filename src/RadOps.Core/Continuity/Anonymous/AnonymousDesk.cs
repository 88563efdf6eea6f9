using RadOps.Core.Continuity.Anonymous.Check;
using RadOps.Core.Continuity.Anonymous.Keys;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Identity;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Referrals that leave without their patient, and reports that find theirs again (X-11, X-13…X-16).</summary>
/// <param name="journal">The journal of the machine.</param>
/// <param name="keys">What the codes stand for.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="context">On whose behalf it is done.</param>
public sealed class AnonymousDesk(OutageJournal journal, ReferralKeyring keys, TimeProvider clock, OperatorContext context)
{
    /// <summary>Anonymises a referral, checks it, gives it a code and keeps the key; the paper comes after all of that.</summary>
    /// <param name="entry">The referral.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until the code is given.</param>
    /// <exception cref="RadOpsException"><c>ReplyFaxMissing</c>; <c>ReferralIdentifies</c>: something may be left; as <see cref="ReferralAnonymizer.Anonymize"/>; or the journal or the key cannot be written. No code is of use then.</exception>
    public AnonymizedReferral Make(AnonymousEntry entry, bool drill, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var draft = Prepare(entry, drill);
        var patient = entry.Identity.Patient;
        var written = journal.Append(_ =>
        [
            new(EventKinds.ReferralAnonymized, drill, (start, name, sequence) =>
            {
                var code = DowntimeNumber.OfReferral(name, sequence, drill);
                return Json(new() { Order = start.Order, Drill = drill, Code = code, CodeSeal = patient is null ? null : PatientSeal.Of(code, patient) });
            }),
        ], cancellationToken)[0];
        var given = draft with { Code = DowntimeNumber.OfReferral(written.Journal, written.Sequence, drill), Made = written.Occurred, MadeBy = written.Operator };
        keys.Put(given.Code, new()
        {
            Made = given.Made,
            MadeBy = given.MadeBy,
            Patient = patient?.Reveal(),
            PatientName = entry.Identity.PatientName,
            Referrer = entry.Identity.Referrer,
            Unit = entry.Identity.Unit,
            AccessionNumber = entry.Identity.AccessionNumber,
            Examination = entry.Examination,
            ReplyFax = given.ReplyFax,
            Text = entry.Text,
        });
        return given;
    }

    /// <summary>The same as <see cref="Make"/> up to the code: nothing is written, and what would be refused is refused.</summary>
    /// <exception cref="RadOpsException">As <see cref="Make"/>.</exception>
    public AnonymizedReferral Prepare(AnonymousEntry entry, bool drill)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var fax = DowntimeDesk.RequireReplyFax(entry.ReplyFax);
        var text = Checked(entry.Text, entry.Identity);
        var examination = string.IsNullOrWhiteSpace(entry.Examination) ? null : Checked(entry.Examination.Trim(), entry.Identity).Text;
        foreach (var number in (string?[])[fax, entry.CallBack])
        {
            if (number is not null && entry.Identity.Phones.Any(phone => Digits(phone).Length > 4 && Digits(number).EndsWith(Digits(phone)[^Math.Min(7, Digits(phone).Length)..], StringComparison.Ordinal)))
                throw new RadOpsException("ReplyNumberOfPatient", ErrorKind.NotPermitted, "A number that would stand on the paper is the patient's own. Give one of the department's.");
        }

        return new()
        {
            Code = "",
            Drill = drill,
            Text = text.Text,
            Examination = examination,
            Age = entry.Identity.Born is { } born ? AgeOn(born, DateOnly.FromDateTime(SwedishTime.WallClock(clock.GetUtcNow()))) : null,
            ReplyFax = fax,
            CallBack = string.IsNullOrWhiteSpace(entry.CallBack) ? null : entry.CallBack.Trim(),
            Removed = text.Removed,
            Made = clock.GetUtcNow(),
            MadeBy = context.Operator,
        };
    }

    /// <summary>
    /// Opens the key of a code that came back on a report: the opening is in the journal before anything is given out, together with the faxed report as a work item of the RIS administrators, if it is not one yet.
    /// </summary>
    /// <param name="code">What the report bears.</param>
    /// <param name="reason">Why.</param>
    /// <param name="confirmedBy">The other person, who holds code and patient against the key.</param>
    /// <param name="patient">The patient whose the report is believed to be; null where that is what is asked.</param>
    /// <param name="reader">Who wrote the report.</param>
    /// <param name="subject">The patient's opaque key, from the patient; empty where the register does not answer.</param>
    /// <param name="cancellationToken">Cancels until it is recorded.</param>
    /// <exception cref="RadOpsException">
    /// <c>DowntimeNumberInvalid</c>; <c>ReferralCodeUnknown</c>; <c>SecondPersonMissing</c>; <c>ReasonMissing</c>; <c>PatientMismatch</c>: the code is another patient's, and nothing is shown; or the key or the journal cannot be used.
    /// </exception>
    public ResolvedReferral Resolve(string code, string reason, string confirmedBy, PatientId? patient = null, string? reader = null, Func<PatientId?, string>? subject = null, CancellationToken cancellationToken = default)
    {
        var wanted = DowntimeNumber.Parse(code);
        var drill = DowntimeNumber.IsDrill(wanted);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RadOpsException("ReasonMissing", ErrorKind.InvalidInput, "Say why the key is opened: it stands in the log of who opened it.", wanted);
        if (string.IsNullOrWhiteSpace(confirmedBy) || confirmedBy.Trim().Equals(context.Operator, StringComparison.OrdinalIgnoreCase))
            throw new RadOpsException("SecondPersonMissing", ErrorKind.NotPermitted, $"Two people hold the code {wanted} and the patient against the key. Say who the other one is.", wanted);
        var key = Reveal(wanted, drill);
        if (patient is not null && key.Patient is not null && !patient.Equals(key.Patient))
            throw new RadOpsException("PatientMismatch", ErrorKind.NotPermitted, $"The patient is not the one that {wanted} was given for. Nothing was shown or recorded as the patient's: look at the fax and at RIS again.", wanted);
        var open = Items(drill).FirstOrDefault(item => item.Kind == DowntimeItemKind.FaxedReport && item.Referral == wanted);
        var written = journal.Append(view =>
        {
            if (!IsKnown(view, wanted, drill)) throw Unknown(wanted);
            List<JournalDraft> drafts = [new(EventKinds.ReferralKeyOpened, drill, (start, _, _) => Json(new() { Order = start.Order, Drill = drill, Code = wanted, Why = IdentityMask.Mask(reason.Trim()), SeenBy = confirmedBy.Trim() }), Subject: subject?.Invoke(key.Patient) ?? "")];
            if (open is null) drafts.Add(Report(wanted, drill, key, reader));
            return drafts;
        }, cancellationToken);
        var item = open ?? Items(drill).Last(item => item.Kind == DowntimeItemKind.FaxedReport && item.Referral == wanted);
        return new(key, item, written[0].Operator, confirmedBy.Trim(), written[0].Occurred);
    }

    /// <summary>The access log: who opened which key, when and why, the oldest first.</summary>
    /// <param name="drill">Of exercises.</param>
    public IReadOnlyList<KeyOpening> Openings(bool drill = false) =>
    [
        .. from item in journal.Read().Events
           where item.Kind == EventKinds.ReferralKeyOpened
           let payload = ContinuityJson.Read(item, ContinuityJson.Default.CodePayload)
           where payload?.Code is not null && payload.Drill == drill
           select new KeyOpening(payload.Code!, item.Occurred, item.Operator, payload.SeenBy, payload.Why, drill),
    ];

    private static AnonymizedText Checked(string text, ReferralIdentity identity)
    {
        var anonymized = ReferralAnonymizer.Anonymize(text, identity);
        LeakCheck.Require(anonymized, identity);
        return anonymized;
    }

    private static JournalDraft Report(string code, bool drill, ReferralKey key, string? reader) => new(EventKinds.DowntimeItemRegistered, drill, (start, name, sequence) => CanonicalJson.Of(
        new()
        {
            Order = start.Order,
            Drill = drill,
            Number = DowntimeNumber.Of(name, sequence, drill),
            Kind = DowntimeItemKind.FaxedReport,
            Referral = code,
            By = string.IsNullOrWhiteSpace(reader) ? "Extern granskare" : IdentityMask.Mask(reader.Trim()),
            To = IdentityMask.MaskOrNull(key.Unit) ?? "remitterande enhet",
            ReplyFax = key.ReplyFax,
            Patient = key.Patient?.ToString(),
        },
        ContinuityJson.Default.ItemPayload));

    private ReferralKey Reveal(string code, bool drill)
    {
        if (!IsKnown(journal.Read(), code, drill)) throw Unknown(code);
        var kept = keys.Get(code);
        return new(kept.Text)
        {
            Code = code,
            Drill = drill,
            Made = kept.Made,
            MadeBy = kept.MadeBy,
            Patient = kept.Patient is { } number ? PatientId.TryParse(number, DateOnly.FromDateTime(kept.Made.UtcDateTime).AddDays(1), out var patient, out _) ? patient : PatientId.Unverified(number) : null,
            PatientName = string.IsNullOrWhiteSpace(kept.PatientName) ? null : new(kept.PatientName),
            Referrer = string.IsNullOrWhiteSpace(kept.Referrer) ? null : new(kept.Referrer),
            Unit = kept.Unit,
            AccessionNumber = kept.AccessionNumber,
            Examination = kept.Examination,
            ReplyFax = kept.ReplyFax,
        };
    }

    private IReadOnlyList<DowntimeItem> Items(bool drill) => DowntimeDesk.Show(OutageLedger.Of(journal.Read(), drill), clock.GetUtcNow());

    private static bool IsKnown(JournalView view, string code, bool drill) => OutageLedger.Of(view, drill).Codes.ContainsKey(code);

    private static RadOpsException Unknown(string code) => new("ReferralCodeUnknown", ErrorKind.NotFound, $"{code} is the code of no anonymised referral that this machine knows of. Read it on the fax again, or open it where it was made.", code);

    private static int AgeOn(DateOnly born, DateOnly day) => day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Json(CodePayload payload) => CanonicalJson.Of(payload, ContinuityJson.Default.CodePayload);
}
