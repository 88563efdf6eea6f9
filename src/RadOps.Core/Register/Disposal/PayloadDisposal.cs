using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Register.Disposal;

/// <summary>
/// Disposes of what events say, after its time: the payload goes, the event stays, and an event of its own says so. The chain holds before and after, since it was made over the payload's hash.
/// What belongs to one release is disposed of together, once its last event is old enough.
/// </summary>
/// <param name="store">The register.</param>
/// <param name="clock">Gives the time, and the zone in which days begin.</param>
/// <param name="context">On whose behalf.</param>
public sealed class PayloadDisposal(IRegisterStore store, TimeProvider clock, OperatorContext context)
{
    /// <summary>The most payloads that one event disposes of: each is looked up in the event's list by the database.</summary>
    internal const int BatchSize = 1000;

    private static readonly string[] things = ["exportId", "transferId"];

    private readonly EventDraft draft = new(store.SubjectSecret, clock, context);

    /// <summary>Finds what may be disposed of. The register is read twice.</summary>
    /// <param name="before">What was recorded before this day; five years ago at the latest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException"><c>DisposalTooEarly</c>: the day is less than five years ago.</exception>
    public DisposalPlan Plan(DateOnly before, CancellationToken cancellationToken = default)
    {
        var until = Until(before);
        var goneOnWith = new HashSet<ulong>();
        foreach (var item in store.Read(new RegisterQuery(), cancellationToken))
        {
            if (item.Recorded >= until && ThingOf(item) is { } thing) goneOnWith.Add(thing);
        }

        var positions = new List<long>();
        var (releases, kept) = (0, 0);
        foreach (var item in store.Read(new RegisterQuery(), cancellationToken))
        {
            if (item.Payload is null || item.Recorded >= until || !PayloadRetention.IsDisposable(item.Kind)) continue;
            if (ThingOf(item) is { } thing && goneOnWith.Contains(thing))
            {
                kept++;
                continue;
            }

            positions.Add(item.Position);
            if (item.Kind == EventKinds.Release) releases++;
        }

        return new(before, positions, releases, kept);
    }

    /// <summary>Disposes of what a plan found. What was done when it is cancelled, or fails, is done, and said in the register; the rest is found by the next plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="decision">The decision that it stands on, such as the disposal plan's number; identities are masked.</param>
    /// <param name="progress">Gets how many payloads are gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">
    /// <c>DisposalTooEarly</c>; <c>DecisionMissing</c>; <c>DisposalOvertaken</c>: somebody else disposes at the same time; <c>DisposalNotSupported</c>; or the register cannot be written.
    /// </exception>
    public DisposalResult Dispose(DisposalPlan plan, string decision, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (string.IsNullOrWhiteSpace(decision))
            throw new RadOpsException("DecisionMissing", ErrorKind.InvalidInput, "Disposal stands on a decision: say which, such as the number of the disposal plan (gallringsplan).");
        var until = Until(plan.Before);
        var (done, events) = (0, 0);
        foreach (var batch in plan.Positions.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var payload = new DisposalPayload { Before = until, Decision = IdentityMask.Mask(decision.Trim()), Positions = batch };
            store.DisposeOf(draft.Make(EventId.New(clock), EventKinds.PayloadsDisposed, "", CanonicalJson.Of(payload, RegisterJson.Default.DisposalPayload)), batch, cancellationToken);
            done += batch.Length;
            events++;
            progress?.Report(done);
        }

        return new DisposalResult { Location = store.Location, Before = plan.Before, Decision = IdentityMask.Mask(decision.Trim()), Payloads = done, Releases = plan.Releases, Kept = plan.Kept, Events = events };
    }

    private DateTimeOffset Until(DateOnly before)
    {
        var midnight = before.ToDateTime(TimeOnly.MinValue);
        var until = RegisterTime.Truncate(new DateTimeOffset(midnight, clock.LocalTimeZone.GetUtcOffset(midnight)));
        return PayloadRetention.IsDue(until, clock.GetUtcNow())
            ? until
            : throw new RadOpsException(
                "DisposalTooEarly",
                ErrorKind.NotPermitted,
                FormattableString.Invariant($"What was recorded less than {PayloadRetention.Years} years ago is kept (HSLF-FS 2016:40, 4 kap. 9 §): nothing recorded on {before:yyyy-MM-dd} or later than {clock.GetLocalNow().AddYears(-PayloadRetention.Years):yyyy-MM-dd} can be disposed of."),
                FormattableString.Invariant($"{before:yyyy-MM-dd}"));
    }

    /// <summary>The release, export or transfer that an event is about, as eight bytes of its hash: millions are held at once, and one that is taken for another is only kept longer.</summary>
    private static ulong? ThingOf(RegisterEvent item)
    {
        if (item.Payload is null) return null;
        try
        {
            using var payload = JsonDocument.Parse(item.Payload.Utf8);
            if (payload.RootElement.ValueKind != JsonValueKind.Object) return null;
            foreach (var name in things)
            {
                if (payload.RootElement.TryGetProperty(name, out var thing) && thing.GetString() is { } text)
                    return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            }

            return null;
        }
        catch (JsonException)
        {
            // The parser's own words may quote the payload.
            throw new RadOpsException("PayloadUnreadable", ErrorKind.Corrupt, FormattableString.Invariant($"The payload of event {item.Position} cannot be read. Verify the register."), item.Id.ToString("d"));
        }
    }
}
