using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Identity;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>Work on paper: numbers for it, what was done with it, and its entering in RIS.</summary>
/// <param name="journal">The journal of the machine.</param>
/// <param name="clock">Gives the time.</param>
public sealed class DowntimeDesk(OutageJournal journal, TimeProvider clock)
{
    /// <summary>Gives numbers to paper referrals that are to be printed.</summary>
    /// <param name="count">How many, 1–500.</param>
    /// <param name="replyFax">The number that reports are faxed to; null for forms whose field for it is to be filled in by hand.</param>
    /// <param name="unit">The referring unit; null for any.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException">The journal cannot be written.</exception>
    public IReadOnlyList<GivenNumber> GiveNumbers(int count, string? replyFax, string? unit, bool drill, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 500);
        var to = Text(unit);
        var written = journal.Append(_ => Enumerable.Repeat(
            new JournalDraft(EventKinds.DowntimeNumberGiven, drill, (start, name, number) => Json(new ItemPayload { Order = start.Order, Drill = drill, Number = DowntimeNumber.Of(name, number, drill), To = to, ReplyFax = replyFax })), count), cancellationToken);
        return [.. written.Select(item => new GivenNumber(DowntimeNumber.Of(item.Journal, item.Sequence, drill), to, replyFax, item.Occurred, item.Operator, drill))];
    }

    /// <summary>Refuses a paper referral that has no number for the report (D-21).</summary>
    /// <returns>The number, trimmed.</returns>
    /// <exception cref="RadOpsException"><c>ReplyFaxMissing</c>.</exception>
    public static string RequireReplyFax(string? replyFax) =>
        replyFax?.Count(char.IsAsciiDigit) >= 5
            ? replyFax.Trim()
            : throw new RadOpsException("ReplyFaxMissing", ErrorKind.InvalidInput, "A paper referral is not printed without the fax number that the report goes to (D-21: \"Glöm inte att ange faxnummer för svar på remissen\"). Give it with -ReplyFax, --reply-fax.");

    /// <summary>Writes up something that is only on paper, or was only said.</summary>
    /// <param name="entry">What.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException">
    /// <c>DowntimeItemIncomplete</c>; <c>ReplyFaxMissing</c>; <c>DowntimeNumberInvalid</c>; <c>DrillMixed</c>: a number of a drill in real work, or the other way about; <c>TimeAhead</c>;
    /// <c>DowntimeItemExists</c>: the paper is registered. Or the journal cannot be written.
    /// </exception>
    public DowntimeItem Register(DowntimeEntry entry, bool drill, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(entry, drill);
        var number = entry.Number is null ? null : Number(entry.Number, drill);
        var referral = entry.Referral is null ? null : Number(entry.Referral, drill);
        var written = journal.Append(view =>
        {
            if (number is not null && OutageLedger.Of(view, drill).Items.Any(item => item.Number == number && item.Kind == entry.Kind && item.WithdrawnBecause is null))
                throw new RadOpsException("DowntimeItemExists", ErrorKind.Conflict, $"{number} is registered already. Get-DowntimeItem {number} shows by whom.", number);
            return
            [
                new(EventKinds.DowntimeItemRegistered, drill, (start, name, sequence) =>
                {
                    var own = number ?? DowntimeNumber.Of(name, sequence, drill);
                    return Json(new ItemPayload
                    {
                        Order = start.Order,
                        Drill = drill,
                        Number = own,
                        Kind = entry.Kind,
                        Referral = referral,
                        By = Text(entry.By),
                        To = Text(entry.To),
                        ReplyFax = entry.ReplyFax?.Trim(),
                        Examination = Text(entry.Examination),
                        Patient = entry.Patient?.ToString(),
                        Seal = entry.Patient is null ? null : PatientSeal.Of(own, entry.Patient),
                    });
                }, entry.Occurred, entry.Subject),
            ];
        }, cancellationToken);
        var key = DowntimeItem.KeyOf(written[0]);
        return Items(drill).Single(item => item.Key == key);
    }

    /// <summary>What was registered, the oldest first, with its age now.</summary>
    public IReadOnlyList<DowntimeItem> Items(bool drill = false) => Show(OutageLedger.Of(journal.Read(), drill), clock.GetUtcNow());

    internal static IReadOnlyList<DowntimeItem> Show(OutageLedger ledger, DateTimeOffset now)
    {
        var items = ledger.Items;
        var answers = items.Where(item => item is { Referral: not null, WithdrawnBecause: null }).ToLookup(item => item.Referral!, item => item.Kind);
        return [.. items.Select(item => item with
        {
            Age = (item.Completed ?? now) - item.Occurred,
            Answer = item.Kind != DowntimeItemKind.Referral ? DowntimeAnswer.None
                : answers[item.Number].Contains(DowntimeItemKind.FaxedReport) ? DowntimeAnswer.Faxed
                : answers[item.Number].Contains(DowntimeItemKind.VerbalResult) ? DowntimeAnswer.VerbalOnly
                : DowntimeAnswer.None,
        })];
    }

    /// <summary>Records that a paper was entered in RIS: one person entered it, another held the paper's code and patient against the screen.</summary>
    /// <param name="entered">What was done.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <returns>The items that it ends: several where one paper was registered on several machines.</returns>
    /// <exception cref="RadOpsException">
    /// <c>DowntimeItemNotFound</c>; <c>DowntimeItemCompleted</c>; <c>SecondPersonMissing</c>: nobody, or the same person, confirms; <c>PatientMissing</c>, <c>PatientMismatch</c>: the paper is another patient's;
    /// <c>AccessionMissing</c>; <c>TimeAhead</c>. Or the journal cannot be written.
    /// </exception>
    public IReadOnlyList<DowntimeItem> Complete(DowntimeCompletion entered, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entered);
        var number = DowntimeNumber.Parse(entered.Number);
        var drill = DowntimeNumber.IsDrill(number);
        RequireTwo(entered, number);
        RequirePast(entered.Occurred);
        IReadOnlyList<string> keys = [];
        journal.Append(view =>
        {
            keys = Matching(OutageLedger.Of(view, drill), number, entered);
            return
            [
                new(EventKinds.DowntimeItemCompleted, drill, (start, _, _) => Json(new ItemPayload
                {
                    Order = start.Order,
                    Drill = drill,
                    Number = number,
                    Ends = keys,
                    AccessionNumber = Text(entered.AccessionNumber),
                    EnteredBy = Text(entered.EnteredBy),
                    ConfirmedBy = Text(entered.ConfirmedBy),
                }), entered.Occurred, entered.Subject),
            ];
        }, cancellationToken);
        return [.. Items(drill).Where(item => keys.Contains(item.Key))];
    }

    /// <summary>Takes back what was written up by mistake. What was written stays, and is shown with who took it back and why; it is asked for no more, and its number can be written up anew.</summary>
    /// <param name="withdrawal">What, and why.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <returns>The items that it ends: several where one paper was registered on several machines.</returns>
    /// <exception cref="RadOpsException">
    /// <c>ReasonMissing</c>; <c>SecondPersonMissing</c>; <c>DowntimeItemNotFound</c>; <c>DowntimeItemCompleted</c>: it is in RIS, or was taken back; <c>DowntimeItemAmbiguous</c>; <c>TimeAhead</c>. Or the journal cannot be written.
    /// </exception>
    public IReadOnlyList<DowntimeItem> Withdraw(DowntimeWithdrawal withdrawal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        var number = DowntimeNumber.Parse(withdrawal.Number);
        var drill = DowntimeNumber.IsDrill(number);
        if (string.IsNullOrWhiteSpace(withdrawal.Reason))
            throw new RadOpsException("ReasonMissing", ErrorKind.InvalidInput, $"Say what was wrong with {number}.", number);
        RequireTwo(withdrawal.WithdrawnBy, withdrawal.ConfirmedBy, $"One person takes {number} back, and another sees that it was a mistake. Say who both are.", number);
        RequirePast(withdrawal.Occurred);
        IReadOnlyList<string> keys = [];
        journal.Append(view =>
        {
            keys = [.. Open(OutageLedger.Of(view, drill), number, withdrawal.Kind).Select(item => item.Key)];
            return
            [
                new(EventKinds.DowntimeItemWithdrawn, drill, (start, _, _) => Json(new ItemPayload
                {
                    Order = start.Order,
                    Drill = drill,
                    Number = number,
                    Ends = keys,
                    EnteredBy = Text(withdrawal.WithdrawnBy),
                    ConfirmedBy = Text(withdrawal.ConfirmedBy),
                    Reason = Text(withdrawal.Reason),
                }), withdrawal.Occurred),
            ];
        }, cancellationToken);
        return [.. Items(drill).Where(item => keys.Contains(item.Key))];
    }

    private static List<string> Matching(OutageLedger ledger, string number, DowntimeCompletion entered)
    {
        var open = Open(ledger, number, entered.Kind);
        if (entered.Patient is null && open.Exists(item => item.Seal is not null))
            throw new RadOpsException("PatientMissing", ErrorKind.InvalidInput, $"{number} is a known patient's. Give the number that stands in RIS, so that it can be held against the paper's.", number);
        var matching = open.Where(item => item.Seal is null || PatientSeal.Matches(item.Seal, item.SealedUnder, entered.Patient!)).ToList();
        return matching.Count > 0
            ? [.. matching.Select(item => item.Key)]
            : throw new RadOpsException("PatientMismatch", ErrorKind.NotPermitted, $"The patient is not the one that {number} was registered for. Nothing was recorded: look at the paper and at RIS again.", number);
    }

    /// <summary>What bears a number and is open.</summary>
    private static List<DowntimeItem> Open(OutageLedger ledger, string number, DowntimeItemKind? kind)
    {
        var found = ledger.Items.Where(item => item.Number == number && (kind is null || item.Kind == kind)).ToList();
        if (found.Count == 0)
            throw new RadOpsException("DowntimeItemNotFound", ErrorKind.NotFound, $"{number} is not registered here. Register it first (Register-DowntimeItem), or wait until the machine that did is seen again.", number);
        var open = found.Where(item => item.IsOpen).ToList();
        if (open.Count == 0)
            throw new RadOpsException("DowntimeItemCompleted", ErrorKind.Conflict, found[0].WithdrawnBecause is null ? $"{number} was entered already, under {found[0].AccessionNumber}." : $"{number} was taken back by {found[0].CompletedBy}: {found[0].WithdrawnBecause}.", number);
        if (open.Select(item => item.Kind).Distinct().Count() > 1)
            throw new RadOpsException("DowntimeItemAmbiguous", ErrorKind.InvalidInput, $"{number} stands for several things: {string.Join(", ", open.Select(item => item.Kind))}. Say which with -Kind, --kind.", number);
        return open;
    }

    private static void RequireTwo(DowntimeCompletion entered, string number)
    {
        if (string.IsNullOrWhiteSpace(entered.AccessionNumber))
            throw new RadOpsException("AccessionMissing", ErrorKind.InvalidInput, $"Say under which accession number {number} was entered.", number);
        RequireTwo(entered.EnteredBy, entered.ConfirmedBy, $"One person enters {number}, and another holds its code and patient against RIS. Say who both are.", number);
    }

    private static void RequireTwo(string one, string another, string message, string number)
    {
        if (string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(another) || one.Trim().Equals(another.Trim(), StringComparison.OrdinalIgnoreCase))
            throw new RadOpsException("SecondPersonMissing", ErrorKind.NotPermitted, message, number);
    }

    private void Check(DowntimeEntry entry, bool drill)
    {
        RequirePast(entry.Occurred);
        if (entry.Kind == DowntimeItemKind.Referral) _ = RequireReplyFax(entry.ReplyFax);
        var missing = entry.Kind switch
        {
            DowntimeItemKind.FaxedReport when string.IsNullOrWhiteSpace(entry.To) => "to whom it was faxed",
            DowntimeItemKind.VerbalResult when string.IsNullOrWhiteSpace(entry.By) => "who gave the result",
            DowntimeItemKind.VerbalResult when string.IsNullOrWhiteSpace(entry.To) => "to whom the result was given (X-15)",
            _ => null,
        };
        if (missing is not null)
            throw new RadOpsException("DowntimeItemIncomplete", ErrorKind.InvalidInput, $"Say {missing}.");
        if (entry.Kind != DowntimeItemKind.Referral && entry is { Referral: null, Patient: null, Number: null })
            throw new RadOpsException("DowntimeItemIncomplete", ErrorKind.InvalidInput, "Say what it answers: the number of the paper referral, or the patient.");
    }

    private static string Number(string text, bool drill)
    {
        var number = DowntimeNumber.Parse(text);
        return DowntimeNumber.IsDrill(number) == drill
            ? number
            : throw new RadOpsException("DrillMixed", ErrorKind.NotPermitted, drill ? $"{number} is a real paper's, and this is a drill." : $"{number} is a drill's paper; register it with -Drill, --drill.", number);
    }

    private void RequirePast(DateTimeOffset? time)
    {
        if (time > clock.GetUtcNow().AddMinutes(5))
            throw new RadOpsException("TimeAhead", ErrorKind.InvalidInput, FormattableString.Invariant($"{time:yyyy-MM-dd HH:mm} has not been yet. Write when it was done."));
    }

    /// <summary>What people wrote, without any patient's number that may stand in it.</summary>
    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : IdentityMask.Mask(text.Trim());

    private static string Json(ItemPayload payload) => CanonicalJson.Of(payload, ContinuityJson.Default.ItemPayload);
}
