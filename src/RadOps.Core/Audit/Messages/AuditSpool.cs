using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Sends the register's events as audit messages, in the order of the register, each at least once. The register itself is the spool: what waits while the repository is down are the events after the
/// cursor. It moves only when the repository has taken in a whole window, so that a crash or a broken connection costs at most that the window is sent again. The events that are gone through are
/// verified on the way, and a register that does not hold is told of as a Security Alert.
/// </summary>
/// <param name="store">The register.</param>
/// <param name="maker">Makes the messages.</param>
/// <param name="clock">The time.</param>
/// <param name="context">On whose behalf the cursor is recorded.</param>
public sealed class AuditSpool(IRegisterStore store, AuditMessageMaker maker, TimeProvider clock, OperatorContext context)
{
    /// <summary>The most messages that are sent before the repository is asked whether it has them.</summary>
    public const int WindowMessages = 500;

    /// <summary>The most bytes of such a window, the last message not counted.</summary>
    public const int WindowBytes = 4 * 1024 * 1024;

    private readonly AuditCursor cursor = new(store, clock, context);

    /// <summary>What waits to be sent.</summary>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public AuditBacklog Look(CancellationToken cancellationToken = default)
    {
        var after = cursor.Find().Through;
        var messages = 0;
        DateTimeOffset? oldest = null;
        foreach (var item in store.Read(new RegisterQuery { After = after, Kinds = AuditMessageMaker.Kinds }, cancellationToken))
        {
            var count = maker.Of(item).Count;
            messages += count;
            if (count > 0) oldest ??= item.Recorded;
        }

        return new(after, messages, oldest);
    }

    /// <summary>Says where to begin: nothing is told of what the register took in before. Only where nothing was sent yet.</summary>
    /// <param name="since">From when.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException"><c>AuditAlreadySent</c>.</exception>
    public void BeginAt(DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        if (cursor.Find().Number > 0)
            throw new RadOpsException("AuditAlreadySent", ErrorKind.Conflict, "Messages have been sent of this register, and go on where they came to; where to begin is only said the first time.");
        var last = 0L;
        foreach (var item in store.Read(new RegisterQuery(), cancellationToken).TakeWhile(item => item.Recorded < since)) last = item.Position;
        cursor.Advance(last, 0, "");
    }

    /// <summary>Sends what waits.</summary>
    /// <param name="repository">Where to.</param>
    /// <param name="verify">Whether the whole register is verified first, and not only what is sent.</param>
    /// <param name="progress">Gets the place of the last event that is told.</param>
    /// <param name="cancellationToken">Cancels; what was taken in stays told.</param>
    /// <exception cref="RadOpsException">The repository does not answer, or the register cannot be read or written. What was taken in before that stays told, and the message says how much.</exception>
    public async Task<AuditDelivery> SendAsync(IAuditRepository repository, bool verify = false, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var from = cursor.Find().Through;
        var head = store.ReadHead();
        var window = new AuditWindow(store, maker, from, head);
        if (verify && RegisterIntegrityCheck.Run(store, clock, cancellationToken: cancellationToken) is { Holds: false } found)
            window.Alert(new ChainFault(found.Position ?? 0, found.Code ?? "Unknown", found.Message));
        var sent = new AuditDelivery(repository.Name, 0, 0, 0, from);
        while (window.Fill(cancellationToken))
        {
            try
            {
                if (window.Frames.Count > 0) await repository.DeliverAsync(window.Frames, cancellationToken).ConfigureAwait(false);
            }
            catch (RadOpsException failure)
            {
                throw new RadOpsException(failure.Code, failure.Kind, $"{failure.Message} {CountText.Of(sent.Messages, "message was", "messages were")} taken in before that; the rest wait in the register and lose nothing.", failure.Target, failure);
            }

            sent = sent with { Messages = sent.Messages + window.Frames.Count, Alerts = sent.Alerts + window.Alerts, Events = window.Through - from, Through = window.Through };
            // What is taken in is recorded as such also when somebody stops just then.
            if (window.IsWorthKeeping) cursor.Advance(window.Through, window.Frames.Count, repository.Name);
            progress?.Report(window.Through);
        }

        return sent with { Events = window.Through - from, Through = window.Through };
    }
}
