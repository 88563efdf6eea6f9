using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Runs;

/// <summary>Records audits in the register itself, so that the next can say what is new, and that they were made (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
/// <param name="store">The register.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="context">On whose behalf it is written.</param>
public sealed class AuditRuns(IRegisterStore store, TimeProvider clock, OperatorContext context)
{
    // About half a megabyte. A register with more findings has other worries than which of them are new; then the numbers alone are kept.
    private const int MostKeys = 20_000;

    /// <summary>Records an audit.</summary>
    /// <exception cref="RadOpsException">The register cannot be written.</exception>
    public void Record(AuditReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var payload = AuditComparison.Payload(report, store.SubjectSecret, MostKeys);
        store.Append([new EventDraft(store.SubjectSecret, clock, context).Make(EventId.New(clock), EventKinds.ReleasesAudited, "", CanonicalJson.Of(payload, RegisterJson.Default.AuditRunPayload), report.At)], cancellationToken);
    }
}
