using RadOps.Core.Audit.Messages;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit;

/// <summary>Follows what is handed to the audit record repository, and finds that it has stopped. Of a register that was never told of, nothing is known to be missing.</summary>
internal sealed class SpoolWatch
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Queue<(long Position, DateTimeOffset Recorded)> waiting = [];
    private bool isUsed;

    /// <summary>Takes the next event, of whatever kind.</summary>
    internal void Take(RegisterEvent item)
    {
        if (item.Kind == EventKinds.AuditMessagesSent && RegisterJson.Read(item, RegisterJson.Default.AuditSentPayload) is { } sent)
        {
            isUsed = true;
            while (waiting.TryPeek(out var oldest) && oldest.Position <= sent.Through) waiting.Dequeue();
        }
        else if (isUsed && AuditMessageMaker.Kinds.Contains(item.Kind))
        {
            waiting.Enqueue((item.Position, item.Recorded));
        }
    }

    /// <summary>That it has stopped, where it has.</summary>
    internal IEnumerable<AuditFinding> Findings(DateTimeOffset now)
    {
        if (!waiting.TryPeek(out var oldest) || now - oldest.Recorded < Longest) yield break;
        yield return (new AuditSubject(now) { Occurred = oldest.Recorded }).Find(AuditCodes.AuditMessagesWaiting, values: [("count", FormattableString.Invariant($"{waiting.Count}"))]);
    }
}
