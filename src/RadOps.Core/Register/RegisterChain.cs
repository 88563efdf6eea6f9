using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// The hash chain (docs/decisions/0004-register.md). An event's hash is the SHA-256 of its envelope's canonical JSON, a line feed, the payload's hash, a line
/// feed, and the hash of the event before it. The payload's own bytes are only in its hash: it can be disposed of and the chain still holds.
/// </summary>
public static class RegisterChain
{
    private const int LongestField = 200;

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    [ThreadStatic]
    private static StringBuilder? scratch;

    /// <summary>What the first event has for a previous hash: 64 zeros.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Gives an event its place in the chain.</summary>
    /// <param name="event">The event; its <see cref="NewEvent.Sequence"/> is already assigned.</param>
    /// <param name="position">Its place in the register, from 1.</param>
    /// <param name="recorded">When the register takes it in.</param>
    /// <param name="previousHash">Hash of the event before it.</param>
    /// <exception cref="RadOpsException"><c>EventMalformed</c>: the envelope has an empty, overlong or unprintable field, or there is no payload.</exception>
    public static RegisterEvent Seal(NewEvent @event, long position, DateTimeOffset recorded, string previousHash)
    {
        Check(@event);
        var occurred = RegisterTime.Truncate(@event.Occurred);
        recorded = RegisterTime.Truncate(recorded);
        var payloadHash = Sha256(@event.Payload);
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
            Sequence = @event.Sequence,
            Payload = @event.Payload,
            Position = position,
            Recorded = recorded,
            PayloadHash = payloadHash,
            PreviousHash = previousHash,
            Hash = HashOf(@event, position, recorded, payloadHash, previousHash),
        };
    }

    /// <summary>The hash that an event should have, from its envelope, <see cref="RegisterEvent.PayloadHash"/> and <see cref="RegisterEvent.PreviousHash"/>.</summary>
    public static string HashOf(RegisterEvent @event) => HashOf(@event, @event.Position, @event.Recorded, @event.PayloadHash, @event.PreviousHash);

    /// <summary>The envelope's canonical JSON, for whoever verifies the chain by other means.</summary>
    public static string Envelope(RegisterEvent @event)
    {
        var text = new StringBuilder(512);
        AppendEnvelope(text, @event, @event.Position, @event.Recorded);
        return text.ToString();
    }

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
    internal static string Sha256(ReadOnlySpan<char> text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var bytes = length <= 4096 ? stackalloc byte[4096] : rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var written = Encoding.UTF8.GetBytes(text, bytes);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[..written], hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static string HashOf(NewEvent @event, long position, DateTimeOffset recorded, string payloadHash, string previousHash)
    {
        // One a thread: building the text is half the cost of an event.
        var text = (scratch ??= new StringBuilder(2048)).Clear();
        AppendEnvelope(text, @event, position, recorded);
        text.Append('\n').Append(payloadHash).Append('\n').Append(previousHash);
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, text.Length);
        var hash = Sha256(characters.AsSpan(0, text.Length));
        ArrayPool<char>.Shared.Return(characters);
        return hash;
    }

    // The keys stand in the order of RFC 8785.
    private static void AppendEnvelope(StringBuilder text, NewEvent @event, long position, DateTimeOffset recorded)
    {
        text.Append("{\"careUnit\":");
        CanonicalJson.AppendText(text, @event.CareUnit);
        text.Append(CultureInfo.InvariantCulture, $",\"id\":\"{@event.Id:d}\",\"journal\":");
        CanonicalJson.AppendText(text, @event.Journal);
        text.Append(",\"kind\":");
        CanonicalJson.AppendText(text, @event.Kind);
        text.Append(",\"occurred\":\"").Append(RegisterTime.ToText(@event.Occurred)).Append("\",\"operator\":");
        CanonicalJson.AppendText(text, @event.Operator);
        text.Append(CultureInfo.InvariantCulture, $",\"position\":{position},\"purpose\":");
        CanonicalJson.AppendText(text, @event.Purpose);
        text.Append(",\"recorded\":\"").Append(RegisterTime.ToText(recorded));
        text.Append(CultureInfo.InvariantCulture, $"\",\"sequence\":{@event.Sequence},\"subject\":");
        CanonicalJson.AppendText(text, @event.Subject);
        text.Append('}');
    }

    /// <summary>Refuses an event that no register takes in.</summary>
    /// <exception cref="RadOpsException"><c>EventMalformed</c>.</exception>
    internal static void Check(NewEvent @event)
    {
        Check(@event.Kind, nameof(@event.Kind), mayBeEmpty: false);
        Check(@event.Operator, nameof(@event.Operator), mayBeEmpty: false);
        Check(@event.CareUnit, nameof(@event.CareUnit), mayBeEmpty: false);
        Check(@event.Purpose, nameof(@event.Purpose), mayBeEmpty: false);
        Check(@event.Subject, nameof(@event.Subject), mayBeEmpty: true);
        Check(@event.Journal, nameof(@event.Journal), mayBeEmpty: false);
        if (@event.Id == Guid.Empty) throw Malformed("has no id");
        if (@event.Sequence < 1) throw Malformed("has no number in its journal");
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
