using RadOps.Core;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Register;

namespace RadOps.Site;

/// <summary>A department's outages on this machine: its journal, its routine, and the ways to the other machines.</summary>
public sealed class OutagePlace
{
    private readonly Workplace workplace;

    internal OutagePlace(Workplace workplace, string organisation)
    {
        this.workplace = workplace;
        Pack = workplace.Packs.For(organisation).FirstOrDefault(pack => pack.Facts.Any(fact => fact.Contact is not null || fact.Instruction is not null))
            ?? throw new RadOpsException("OutageRoutineMissing", ErrorKind.NotFound, $"The packs of {organisation} say nothing of outages.", organisation);
        Journal = new(new JournalFolder(workplace.JournalFolder), Environment.MachineName, workplace.Clock, workplace.Operator);
        Outages = new(Journal, Pack, workplace.Clock);
        Downtime = new(Journal, workplace.Clock);
        Contacts = new(Pack, workplace.Settings.Outage);
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

    /// <summary>
    /// Exchanges journals over the shared folder and the register, where they answer. What does not answer is told as a warning and nothing more: what is recorded is in this machine's journal.
    /// </summary>
    public void Exchange(CancellationToken cancellationToken)
    {
        if (workplace.Settings.Outage.Share is { } share)
            Try("the shared folder", () => Journal.Exchange(new JournalFolder(workplace.Resolve(share), make: false), cancellationToken));
        Try("the register", () => Journal.Exchange(workplace.Register, cancellationToken));
    }

    /// <summary>The opaque key of a patient, where the register that makes it answers; else empty.</summary>
    public string SubjectOf(PatientId? patient)
    {
        var subject = "";
        if (patient is not null) Try("the register", () => subject = SubjectKey.Of(patient, workplace.Register.SubjectSecret), quietly: true);
        return subject;
    }

    private void Try(string what, Action exchange, bool quietly = false)
    {
        try
        {
            exchange();
        }
        catch (RadOpsException failure)
        {
            if (!quietly) workplace.Warn($"{what} could not be reached: {failure.Message} Everything is in this machine's journal, and is handed on when it answers.");
        }
    }
}
