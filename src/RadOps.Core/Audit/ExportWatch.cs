using System.Globalization;
using System.Runtime.InteropServices;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit;

/// <summary>Follows the making of media through the register, and finds those that never ended and those whose record has a hole.</summary>
internal sealed class ExportWatch
{
    private readonly Dictionary<string, Watched> open = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> lastNumbers = []; // by a hash of the order: there may be a million
    private readonly List<AuditFinding> holes = [];

    /// <summary>Takes the next event, of whatever kind.</summary>
    internal void Take(RegisterEvent item, DateTimeOffset now)
    {
        switch (item.Kind)
        {
            case EventKinds.ExportBegun when RegisterJson.Read(item, RegisterJson.Default.ExportBegunPayload) is { } begun:
                open[begun.ExportId] = new Watched(item, begun);
                break;
            case EventKinds.ExportClaimed when RegisterJson.Read(item, RegisterJson.Default.ExportClaimPayload) is { } claim:
                Count(item, claim.Order, claim.Number, claim.ExportId, ExportStepKind.Begin, now);
                break;
            case EventKinds.ExportStep when RegisterJson.Read(item, RegisterJson.Default.ExportStepPayload) is { } step:
                Count(item, step.Order, step.Number, step.ExportId, step.Step, now);
                break;
            case EventKinds.ExportStopped when RegisterJson.Read(item, RegisterJson.Default.ExportStoppedPayload) is { } stopped:
                Count(item, stopped.Order, stopped.Number, stopped.ExportId, null, now);
                break;
            case EventKinds.ExportFailed when RegisterJson.Read(item, RegisterJson.Default.ExportFailedPayload) is { } failed:
                Count(item, failed.Order, failed.Number, failed.ExportId, null, now);
                open.Remove(failed.ExportId);
                break;
        }
    }

    /// <summary>Takes a release: its making is over, and every step that was planned must have been recorded.</summary>
    internal void TakeRelease(RegisterEvent item, ReleasePayload release, DateTimeOffset now)
    {
        if (!ReleaseProgress.IsMadeByRadOps(release)) return;
        if (!open.Remove(release.ExportId, out var export))
        {
            holes.Add(Hole(item, release.ExportId, release.Request.PatientId, now).Find(AuditCodes.StepMissing, "NotBegun"));
            return;
        }

        // The invoice basis is a duty of the release, and is looked for there. Who goes on with an export may have the study at hand, and no report: their steps leave a number missing.
        var missing = export.Begun.Steps.Except(export.Done).Except([ExportStepKind.InvoiceBasis, ExportStepKind.Fetch, ExportStepKind.AddReport]).ToList();
        if (missing.Count > 0) holes.Add(Hole(item, release.ExportId, release.Request.PatientId, now).Find(AuditCodes.StepMissing, "Planned", values: ("steps", string.Join(", ", missing))));
    }

    /// <summary>What has not ended, and the holes.</summary>
    internal IEnumerable<AuditFinding> Findings(DateTimeOffset now) =>
        holes.Concat(open.Values.Where(export => now - export.Latest >= ReleaseAudit.BeingMade).Select(export => AuditSubject.Of(export.Event, now, export.Begun.ExportId, export.Begun.Request).Find(AuditCodes.ExportNotEnded)));

    private void Count(RegisterEvent item, string order, int number, string exportId, ExportStepKind? step, DateTimeOffset now)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(lastNumbers, EventId.For(EventKinds.ExportClaimed, order), out _);
        var last = known;
        known = number;
        var export = open.GetValueOrDefault(exportId);
        if (number != last + 1)
            holes.Add(Hole(item, exportId, export?.Begun.Request.PatientId, now).Find(AuditCodes.StepMissing, "Number", values: [("last", Number(last)), ("next", Number(number))]));
        if (export is null) return;
        export.Latest = item.Occurred;
        if (step is { } done) export.Done.Add(done);
    }

    private static AuditSubject Hole(RegisterEvent item, string exportId, PatientId? patient, DateTimeOffset now) => AuditSubject.Of(item, now, exportId) with { PatientId = patient };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Watched(RegisterEvent item, ExportBegunPayload begun)
    {
        internal RegisterEvent Event => item;

        internal ExportBegunPayload Begun => begun;

        internal HashSet<ExportStepKind> Done { get; } = [];

        internal DateTimeOffset Latest { get; set; } = item.Occurred;
    }
}
