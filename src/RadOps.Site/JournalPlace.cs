using RadOps.Core;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Identity;
using RadOps.Core.Register;

namespace RadOps.Site;

/// <summary>This machine's journal, and the ways to the other machines: the shared folder and the register, where they answer.</summary>
/// <param name="workplace">The workplace.</param>
/// <param name="offline">Whether neither is to be asked.</param>
internal sealed class JournalPlace(Workplace workplace, bool offline)
{
    /// <summary>What this machine remembers.</summary>
    internal OutageJournal Journal { get; } = new(new JournalFolder(workplace.JournalFolder), Environment.MachineName, workplace.Clock, workplace.Operator);

    /// <summary>
    /// Exchanges journals. What does not answer is told as a warning and nothing more: what is recorded is in this machine's journal.
    /// </summary>
    internal void Exchange(CancellationToken cancellationToken)
    {
        if (offline) return;
        if (workplace.Settings.Outage.Share is { } share)
            Try("the shared folder", () => Journal.Exchange(new JournalFolder(workplace.Resolve(share), make: false), cancellationToken));
        Try("the register", () => Journal.Exchange(workplace.Register, cancellationToken));
    }

    /// <summary>The opaque key of a patient, where the register that makes it answers; else empty.</summary>
    internal string SubjectOf(PatientId? patient)
    {
        var subject = "";
        if (patient is not null && !offline) Try("the register", () => subject = SubjectKey.Of(patient, workplace.Register.SubjectSecret), quietly: true);
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
