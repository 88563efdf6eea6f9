using RadOps.Core;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Continuity.Anonymous.Keys;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Kit;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Continuity.Reports;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Documents.Continuity;

namespace RadOps.Site;

/// <summary>A department's outages on this machine: its journal, its routine, and the ways to the other machines.</summary>
public sealed class OutagePlace
{
    /// <summary>Names the file with the secret of anonymised referrals, where the accounts of a machine are to share one.</summary>
    public const string SecretVariable = "RADOPS_REFERRAL_SECRET";

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

    /// <summary>Referrals that leave without their patient, and the keys of this machine.</summary>
    public AnonymousDesk Anonymous => field ??= new(
        Journal,
        new ReferralKeyring(new JournalFolder(workplace.JournalFolder), Environment.MachineName, new ReferralSecretFile(workplace.Environment(SecretVariable) is { Length: > 0 } path ? Path.GetFullPath(path) : UserFolder.ReferralSecretPath())),
        workplace.Clock,
        workplace.Operator);

    /// <summary>Anonymises a referral and writes its paper: the code and the key come first, and the paper last.</summary>
    /// <param name="entry">The referral.</param>
    /// <param name="path">Full path of the page, which must not be there; null for none.</param>
    /// <param name="asPdf">Whether it is printed as PDF too, where a browser is.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until the code is given.</param>
    /// <exception cref="RadOpsException"><c>ReferralFormatUnknown</c>; <c>FileExists</c>; <c>FileNotWritten</c>; or what <see cref="AnonymousDesk.Make"/> throws.</exception>
    public async Task<AnonymizedReferral> WriteAnonymizedAsync(AnonymousEntry entry, string? path, bool asPdf, bool drill, CancellationToken cancellationToken)
    {
        if (path is not null) AnonymousPaperFile.RequireFree(path);
        var referral = Anonymous.Make(entry, drill, cancellationToken);
        if (path is null) return referral;
        AnonymousPaperFile.Write(new AnonymousSheets(workplace.Operator.CareUnit, ReaderPack).Referral(referral), path);
        referral = referral with { Path = path };
        return asPdf && await PrintPageAsync(path, cancellationToken).ConfigureAwait(false) is { } pdf ? referral with { Pdf = pdf } : referral;
    }

    /// <summary>Opens the key of a code that came back, and writes the sheets of the report's two copies .</summary>
    /// <param name="code">What the report bears.</param>
    /// <param name="reason">Why it is opened.</param>
    /// <param name="confirmedBy">The other person.</param>
    /// <param name="patient">The patient whose the report is believed to be; null where that is asked.</param>
    /// <param name="reader">Who wrote the report.</param>
    /// <param name="path">Full path of the page, which must not be there; null for none. It names the patient.</param>
    /// <param name="cancellationToken">Cancels until it is recorded.</param>
    /// <exception cref="RadOpsException">As <see cref="AnonymousDesk.Resolve"/>; or the page cannot be written.</exception>
    public ResolvedReferral ResolveAnonymized(string code, string reason, string confirmedBy, PatientId? patient, string? reader, string? path, CancellationToken cancellationToken)
    {
        if (path is not null) AnonymousPaperFile.RequireFree(path);
        var resolved = Anonymous.Resolve(code, reason, confirmedBy, patient, reader, SubjectOf, cancellationToken);
        if (path is null) return resolved;
        AnonymousPaperFile.Write(new AnonymousSheets(workplace.Operator.CareUnit, ReaderPack).Report(resolved), path);
        return resolved with { Path = path };
    }

    // The routine of the external reader, where the organisation has one beside that of outages.
    private PolicyPack ReaderPack => workplace.Packs.For(Pack.Organisation).FirstOrDefault(pack => pack.Facts.Any(fact => fact.Routes.Count > 0)) ?? Pack;

    private async Task<string?> PrintPageAsync(string page, CancellationToken cancellationToken)
    {
        var printer = workplace.NewPrinter();
        await using var disposed = printer.ConfigureAwait(false);
        try
        {
            var pdf = Path.ChangeExtension(page, ".pdf");
            await printer.PrintPageAsync(await File.ReadAllTextAsync(page, cancellationToken).ConfigureAwait(false), pdf, cancellationToken).ConfigureAwait(false);
            return pdf;
        }
        catch (RadOpsException failure) when (failure.Code is "BrowserNotFound" or "BrowserFailed")
        {
            workplace.Warn($"{failure.Message} The page is there as HTML: print it from any browser.");
            return null;
        }
    }

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
