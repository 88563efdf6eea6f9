using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Export;

/// <summary>The making of media as the register tells it: who took which order, how far it came, how it ended.</summary>
internal sealed class ExportHistory
{
    private static readonly string[] kinds =
        [EventKinds.ExportClaimed, EventKinds.ExportBegun, EventKinds.ExportStep, EventKinds.ExportStopped, EventKinds.ExportFailed, EventKinds.Release, EventKinds.ReleaseCorrected];

    private readonly Dictionary<string, KnownExport> exports = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, KnownExport> byRelease = [];
    private readonly Dictionary<string, ExportClaimPayload> lastClaims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lastNumbers = new(StringComparer.Ordinal);

    /// <summary>The exports, by their names.</summary>
    internal IEnumerable<KnownExport> Exports => exports.Values;

    /// <summary>Reads what there is of one patient; of all where no subject is given, and then what has ended is not kept.</summary>
    internal static ExportHistory Read(IRegisterStore store, string? subject, CancellationToken cancellationToken = default)
    {
        var history = new ExportHistory();
        foreach (var item in store.Read(new RegisterQuery { Kinds = kinds, Subject = subject }, cancellationToken))
            history.Take(item, keepsEnded: subject is not null);
        return history;
    }

    /// <summary>The last claim on an order; null when nobody has taken it.</summary>
    internal ExportClaimPayload? LastClaim(string order) => lastClaims.GetValueOrDefault(order);

    /// <summary>Number of the order's next event.</summary>
    internal int Next(string order) => lastNumbers.GetValueOrDefault(order) + 1;

    /// <summary>An export that was begun.</summary>
    internal KnownExport? Find(string exportId) => exports.GetValueOrDefault(exportId);

    private void Take(RegisterEvent item, bool keepsEnded)
    {
        switch (item.Kind)
        {
            case EventKinds.ExportBegun when RegisterJson.Read(item, RegisterJson.Default.ExportBegunPayload) is { } begun:
                var export = exports[begun.ExportId] = new KnownExport(item, begun);
                byRelease[EventId.For(EventKinds.Release, begun.ExportId)] = export;
                break;
            case EventKinds.ExportClaimed when RegisterJson.Read(item, RegisterJson.Default.ExportClaimPayload) is { } claim:
                lastClaims[claim.Order] = claim;
                lastNumbers[claim.Order] = claim.Number;
                Find(claim.ExportId)?.Claim(claim);
                break;
            case EventKinds.ExportStep when RegisterJson.Read(item, RegisterJson.Default.ExportStepPayload) is { } step:
                lastNumbers[step.Order] = step.Number;
                Find(step.ExportId)?.Done(step);
                break;
            case EventKinds.ExportStopped when RegisterJson.Read(item, RegisterJson.Default.ExportStoppedPayload) is { } stopped:
                lastNumbers[stopped.Order] = stopped.Number;
                Find(stopped.ExportId)?.Stop(stopped);
                break;
            case EventKinds.ExportFailed when RegisterJson.Read(item, RegisterJson.Default.ExportFailedPayload) is { } failed:
                lastNumbers[failed.Order] = failed.Number;
                End(Find(failed.ExportId), isReleased: false, keepsEnded);
                break;
            case EventKinds.Release:
                End(byRelease.GetValueOrDefault(item.Id), isReleased: true, keepsEnded);
                break;
            // The recipient has nothing: the order may be made anew.
            case EventKinds.ReleaseCorrected when RegisterJson.Read(item, RegisterJson.Default.CorrectionPayload) is { } correction:
                End(Find(correction.ExportId), isReleased: false, keepsEnded);
                break;
        }
    }

    private void End(KnownExport? export, bool isReleased, bool keepsEnded)
    {
        if (export is null) return;
        export.End(isReleased);
        if (keepsEnded) return;
        exports.Remove(export.Begun.ExportId);
        byRelease.Remove(EventId.For(EventKinds.Release, export.Begun.ExportId));
        lastClaims.Remove(export.Begun.Order);
        lastNumbers.Remove(export.Begun.Order);
    }
}
