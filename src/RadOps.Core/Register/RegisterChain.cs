using System.Buffers;
using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// The hash chain (docs/decisions/0004-register.md). An event's hash is the SHA-256 of its envelope's canonical JSON, a line feed, the payload's hash, a line
/// feed, and the hash of the event before it. The payload's own bytes are only in its hash: it can be disposed of and the chain still holds.
/// </summary>
public static class RegisterChain
{
    /// <summary>The longest text in an envelope, in UTF-16 units. Engines have columns of this size, and one of them would cut what is longer without a word.</summary>
    internal const int LongestField = 200;

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>What the first event has for a previous hash: 64 zeros.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Gives an event its place in the chain.</summary>
    /// <param name="event">The event; its <see cref="NewEvent.Sequence"/> is already assigned.</param>
    /// <param name="position">Its place in the register, from 1.</param>
    /// <param name="recorded">When the register takes it in.</param>
    /// <param name="previousHash">Hash of the event before it.</param>
    /// <exception cref="RadOpsException"><c>EventMalformed</c>: the envelope has an empty, overlong or unprintable field, or there is no payload.</exception>
    public static RegisterEvent Seal(NewEvent @event, long position, DateTimeOffset recorded, string previousHash) => Seal(@event, @event?.Sequence ?? 0, position, recorded, previousHash);

    /// <summary>Gives an event its number in its journal and its place in the chain: as the other, without a copy of the event to hold its number.</summary>
    /// <param name="event">The event; its own <see cref="NewEvent.Sequence"/> is not used.</param>
    /// <param name="sequence">Its number in its journal, from 1.</param>
    /// <param name="position">Its place in the register, from 1.</param>
    /// <param name="recorded">When the register takes it in.</param>
    /// <param name="previousHash">Hash of the event before it.</param>
    /// <exception cref="RadOpsException"><c>EventMalformed</c>: the envelope has an empty, overlong or unprintable field, or there is no payload.</exception>
    public static RegisterEvent Seal(NewEvent @event, long sequence, long position, DateTimeOffset recorded, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(@event);
        Check(@event, sequence);
        var occurred = RegisterTime.Truncate(@event.Occurred);
        recorded = RegisterTime.Truncate(recorded);
        var payloadHash = EnvelopeBytes.Own.HashOf(@event.Payload!.Utf8.Span);
        return new RegisterEvent
        {
            Id = @event.Id,
            Kind = @event.Kind,
            Occurred = occurred,
            Operator = @event.Operator,
            CareUnit = @event.CareUnit,
            Purpose = @event.Purpose,
            Subject = @event.Subject,
            Journal = @event.Journal,
            Sequence = sequence,
            Payload = @event.Payload,
            Position = position,
            Recorded = recorded,
            PayloadHash = payloadHash,
            PreviousHash = previousHash,
            Hash = EnvelopeBytes.Own.HashOf(@event, sequence, position, recorded, payloadHash, previousHash),
        };
    }

    /// <summary>The hash that an event should have, from its envelope, <see cref="RegisterEvent.PayloadHash"/> and <see cref="RegisterEvent.PreviousHash"/>.</summary>
    public static string HashOf(RegisterEvent @event) => EnvelopeBytes.Own.HashOf(@event, @event.Sequence, @event.Position, @event.Recorded, @event.PayloadHash, @event.PreviousHash);

    /// <summary>The envelope's canonical JSON, for whoever verifies the chain by other means.</summary>
    public static string Envelope(RegisterEvent @event) => EnvelopeBytes.Own.Envelope(@event, @event.Sequence, @event.Position, @event.Recorded);

    /// <summary>Walks a whole register, from its first event, and stops at the first that does not hold.</summary>
    /// <param name="events">All events in the order of their positions.</param>
    /// <param name="head">What the register remembers as its end; null to leave that unchecked, as for a part of a register.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static ChainReport Verify(IEnumerable<RegisterEvent> events, RegisterHead? head = null, CancellationToken cancellationToken = default)
    {
        var walk = new RegisterChainWalk();
        foreach (var item in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!walk.Next(item)) return walk.Report;
        }

        return head is null ? walk.Report : walk.End(head);
    }

    /// <summary>SHA-256 of a text's UTF-8 bytes, lower-case hexadecimal.</summary>
    internal static string Sha256(string text) => EnvelopeBytes.Own.HashOf(Encoding.UTF8.GetBytes(text));

    /// <summary>Refuses an event that no register takes in.</summary>
    /// <exception cref="RadOpsException"><c>EventMalformed</c>.</exception>
    internal static void Check(NewEvent @event) => Check(@event, @event.Sequence);

    private static void Check(NewEvent @event, long sequence)
    {
        Check(@event.Kind, nameof(@event.Kind), mayBeEmpty: false);
        Check(@event.Operator, nameof(@event.Operator), mayBeEmpty: false);
        Check(@event.CareUnit, nameof(@event.CareUnit), mayBeEmpty: false);
        Check(@event.Purpose, nameof(@event.Purpose), mayBeEmpty: false);
        Check(@event.Subject, nameof(@event.Subject), mayBeEmpty: true);
        Check(@event.Journal, nameof(@event.Journal), mayBeEmpty: false);
        if (@event.Id == Guid.Empty) throw Malformed("has no id");
        if (sequence < 1) throw Malformed("has no number in its journal");
        if (@event.Payload is null) throw Malformed("has no payload");
    }

    private static void Check(string value, string field, bool mayBeEmpty)
    {
        if (!mayBeEmpty && string.IsNullOrWhiteSpace(value)) throw Malformed($"has an empty {field}");
        if (value.Length > LongestField) throw Malformed($"has a {field} longer than {LongestField} characters");
        if (value.AsSpan().IndexOfAny(Controls) >= 0) throw Malformed($"has a control character in {field}");
    }

    private static RadOpsException Malformed(string what) =>
        new("EventMalformed", ErrorKind.InvalidInput, $"An event for the register {what}; nothing was recorded.");
}
