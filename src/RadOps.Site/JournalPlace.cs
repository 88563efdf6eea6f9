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
    private const string Share = "the shared folder";
    private const string Register = "the register";

    // Nobody waits longer for what is down while the work on paper goes on; a driver's own wait is a quarter of a minute, and twice for each command.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> silent = [];

    /// <summary>What this machine remembers.</summary>
    internal OutageJournal Journal { get; } = new(new JournalFolder(workplace.JournalFolder), Environment.MachineName, workplace.Clock, workplace.Operator);

    /// <summary>
    /// Exchanges journals with what answers within two seconds. What does not is told once as a warning, and not asked again: what is recorded is in this machine's journal.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal void Exchange(CancellationToken cancellationToken)
    {
        if (offline) return;
        if (workplace.Settings.Outage.Share is { } share)
        {
            var folder = new JournalFolder(workplace.Resolve(share), make: false);
            Try(Share, () => _ = folder.List(), () => Journal.Exchange(folder, cancellationToken), cancellationToken);
        }

        Try(Register, AskRegister, () => Journal.Exchange(workplace.Register, cancellationToken), cancellationToken);
    }

    /// <summary>The opaque key of a patient, where the register that makes it answers; else empty.</summary>
    internal string SubjectOf(PatientId? patient)
    {
        var subject = "";
        if (patient is not null && !offline) Try(Register, AskRegister, () => subject = SubjectKey.Of(patient, workplace.Register.SubjectSecret), default);
        return subject;
    }

    /// <summary>Asks a server for its head; a file is there or not. What else is wrong is told when it is opened to be written to.</summary>
    private void AskRegister()
    {
        if (!workplace.RegisterPlace.IsServer) return;
        try
        {
            using var register = workplace.OpenRegisterForReading();
            _ = register?.ReadHead();
        }
        catch (RadOpsException other) when (other.Kind != ErrorKind.Unreachable)
        {
            return;
        }
    }

    private void Try(string what, Action ask, Action exchange, CancellationToken cancellationToken)
    {
        if (silent.Contains(what)) return;
        try
        {
            // Whoever waits for a dead server or share is left to wait alone, and comes to an end by itself.
            Task.Run(ask, CancellationToken.None).WaitAsync(Patience, workplace.Clock, cancellationToken).GetAwaiter().GetResult();
            exchange();
        }
        catch (TimeoutException)
        {
            Tell(FormattableString.Invariant($"It did not answer within {Patience.TotalSeconds} s."));
        }
        catch (RadOpsException failure)
        {
            Tell(failure.Message);
        }

        void Tell(string why)
        {
            silent.Add(what);
            workplace.Warn($"{what} could not be reached: {why} Everything is in this machine's journal, and is handed on when it answers.");
        }
    }
}
