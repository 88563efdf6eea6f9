using RadOps.Core;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Kit;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Continuity.Reports;
using RadOps.Core.Identity;
using RadOps.Core.Policies;

namespace RadOps.Site;

/// <summary>A department's outages on this machine: its journal, its routine, and the ways to the other machines.</summary>
public sealed class OutagePlace
{
    private readonly Workplace workplace;
    private readonly JournalPlace journals;

    internal OutagePlace(Workplace workplace, string organisation, bool offline)
    {
        this.workplace = workplace;
        journals = new(workplace, offline);
        Pack = workplace.Packs.For(organisation).FirstOrDefault(pack => pack.Facts.Any(fact => fact.Contact is not null || fact.Instruction is not null))
            ?? throw new RadOpsException("OutageRoutineMissing", ErrorKind.NotFound, $"The packs of {organisation} say nothing of outages.", organisation);
        Journal = journals.Journal;
        Outages = new(Journal, Pack, workplace.Clock);
        Downtime = new(Journal, workplace.Clock);
        Contacts = new(Pack, workplace.Settings.Outage);
        Reports = new(Journal, workplace.Clock);
    }

    /// <summary>The routine.</summary>
    public PolicyPack Pack { get; }

    /// <summary>What this machine remembers.</summary>
    public OutageJournal Journal { get; }

    /// <summary>Begins and ends outages.</summary>
    public OutageDesk Outages { get; }

    /// <summary>Work on paper.</summary>
    public DowntimeDesk Downtime { get; }

    /// <summary>Whom to reach.</summary>
    public ContactBook Contacts { get; }

    /// <summary>Draws up reports.</summary>
    public OutageReporter Reports { get; }

    /// <summary>Night incidents at the external reader.</summary>
    /// <exception cref="RadOpsException"><c>ReaderRoutineMissing</c>: the routine knows of no external reader.</exception>
    public ReaderDesk Reader => field ??= new(Journal, Pack, Contacts, workplace.Clock, workplace.Operator);

    /// <summary>Closes night incidents, with the message to the administrators in a file that a person sends .</summary>
    /// <param name="closing">How it ended.</param>
    /// <param name="path">Full path of the message, <c>.eml</c> or <c>.txt</c>; it must not be there.</param>
    /// <param name="drill">The exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException"><c>MessageFormatUnknown</c>; <c>FileExists</c>; <c>FileNotWritten</c>; or what <see cref="ReaderDesk.Close"/> throws. Nothing is recorded then, and no file is left.</exception>
    public IReadOnlyList<ReaderIncident> CloseIncident(ReaderClosing closing, string path, bool drill, CancellationToken cancellationToken)
    {
        ReaderMessageFile.RequireFree(path);
        var isWritten = false;
        try
        {
            return Reader.Close(
                closing,
                message =>
                {
                    ReaderMessageFile.Write(message, path);
                    isWritten = true;
                },
                drill,
                cancellationToken);
        }
        catch when (isWritten)
        {
            ReaderMessageFile.Delete(path);
            throw;
        }
    }

    /// <summary>Writes blank paper referrals, each with a number of its own.</summary>
    /// <param name="path">Full path of the page; it must not be there.</param>
    /// <param name="count">How many, 1–500.</param>
    /// <param name="replyFax">The fax number that reports go to.</param>
    /// <param name="unit">The referring unit; null for any.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until the numbers are given.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="RadOpsException"><c>ReplyFaxMissing</c> (D-21); <c>ReferralFormatUnknown</c>; <c>FileExists</c>; or it cannot be written.</exception>
    public IReadOnlyList<GivenNumber> WriteReferrals(string path, int count, string? replyFax, string? unit, bool drill, CancellationToken cancellationToken)
    {
        var fax = DowntimeDesk.RequireReplyFax(replyFax);
        DowntimeReferralFile.RequireFree(path);
        var numbers = Downtime.GiveNumbers(count, fax, unit, drill, cancellationToken);
        DowntimeReferralFile.Write(new(workplace.Operator.CareUnit, Pack, workplace.Clock.GetUtcNow(), drill), numbers, path);
        return numbers;
    }

    /// <summary>Writes an outage kit: see <see cref="OutageKitFolder"/>.</summary>
    /// <param name="folder">Full path of the folder; it must not be there.</param>
    /// <param name="referrals">How many paper referrals, 0–500.</param>
    /// <param name="replyFax">The fax number that reports go to, where all referrals have the same; null to leave the field to whoever fills it in.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until the numbers are given.</param>
    /// <returns>Why the papers are there as HTML alone, without PDF; null when both are.</returns>
    /// <exception cref="RadOpsException"><c>FileExists</c>; or it cannot be written.</exception>
    public async Task<string?> WriteKitAsync(string folder, int referrals, string? replyFax, bool drill, CancellationToken cancellationToken)
    {
        OutageKitFolder.RequireFree(folder);
        var fax = replyFax is null ? null : DowntimeDesk.RequireReplyFax(replyFax);
        var kit = new OutageKit
        {
            MadeAt = workplace.Clock.GetUtcNow(),
            CareUnit = workplace.Operator.CareUnit,
            Pack = Pack,
            Contacts = Contacts,
            Numbers = referrals == 0 ? [] : Downtime.GiveNumbers(referrals, fax, null, drill, cancellationToken),
            OpenItems = [.. Downtime.Items(drill).Where(item => item.IsOpen)],
            Drill = drill,
        };
        string? unprinted = null;
        await OutageKitFolder.WriteAsync(kit, folder, PrintAsync).ConfigureAwait(false);
        return unprinted;

        async Task PrintAsync(string papers)
        {
            var printer = workplace.NewPrinter();
            await using var disposed = printer.ConfigureAwait(false);
            try
            {
                await printer.PrintAsync(papers, cancellationToken).ConfigureAwait(false);
            }
            catch (RadOpsException failure) when (failure.Code is "BrowserNotFound" or "BrowserFailed")
            {
                unprinted = failure.Message;
            }
        }
    }

    /// <summary>
    /// Exchanges journals over the shared folder and the register, where they answer within two seconds. What does not is told once as a warning, and not asked again: what is recorded is in this machine's journal.
    /// </summary>
    public void Exchange(CancellationToken cancellationToken) => journals.Exchange(cancellationToken);

    /// <summary>The opaque key of a patient, where the register that makes it answers; else empty.</summary>
    public string SubjectOf(PatientId? patient) => journals.SubjectOf(patient);
}
