using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// Writes an event's envelope, and what is hashed of it, straight as the UTF-8 that the chain is made over (docs/decisions/0004-register.md). One a thread: most of what an event cost was the texts
/// that were made on the way to these bytes.
/// </summary>
internal sealed class EnvelopeBytes
{
    // A character is three bytes at most (a surrogate pair four), an escaped one six.
    private const int MostBytesACharacter = 6;

    // All keys, quotes and commas, an id, two instants, two numbers and two hashes.
    private const int Fixed = 512;

    [ThreadStatic]
    private static EnvelopeBytes? own;

    // Kept, since making one for each hash costs a third of what the hash itself does.
    private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] bytes = new byte[4096];
    private int length;

    private EnvelopeBytes()
    {
    }

    /// <summary>The thread's own; what it holds is good until the next call on the thread.</summary>
    internal static EnvelopeBytes Own => own ??= new EnvelopeBytes();

    /// <summary>SHA-256 of other bytes, lower-case hexadecimal.</summary>
    internal string HashOf(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(utf8, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Whether bytes have a hash.</summary>
    internal bool HasHash(ReadOnlySpan<byte> utf8, string hash)
    {
        // No text is made of it: a walk compares two for each event.
        Span<byte> made = stackalloc byte[SHA256.HashSizeInBytes];
        Span<char> text = stackalloc char[SHA256.HashSizeInBytes * 2];
        Hash(utf8, made);
        return Convert.TryToHexStringLower(made, text, out _) && text.SequenceEqual(hash);
    }

    /// <summary>An event's hash: see <see cref="RegisterChain"/>.</summary>
    internal string HashOf(NewEvent @event, long sequence, long position, DateTimeOffset recorded, string payloadHash, string previousHash)
    {
        WriteLink(@event, sequence, position, recorded, payloadHash, previousHash);
        return HashOf(bytes.AsSpan(0, length));
    }

    /// <summary>Whether an event is what its own hash was made over.</summary>
    internal bool HasHash(RegisterEvent @event)
    {
        WriteLink(@event, @event.Sequence, @event.Position, @event.Recorded, @event.PayloadHash, @event.PreviousHash);
        return HasHash(bytes.AsSpan(0, length), @event.Hash);
    }

    /// <summary>The envelope as text.</summary>
    internal string Envelope(NewEvent @event, long sequence, long position, DateTimeOffset recorded)
    {
        Write(@event, sequence, position, recorded, 0);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    // The keys stand in the order of RFC 8785.
    private void Write(NewEvent @event, long sequence, long position, DateTimeOffset recorded, int more)
    {
        Begin(Fixed + (MostBytesACharacter * (more + @event.CareUnit.Length + @event.Journal.Length + @event.Kind.Length + @event.Operator.Length + @event.Purpose.Length + @event.Subject.Length)));
        Write("{\"careUnit\":"u8);
        WriteText(@event.CareUnit);
        Write(",\"id\":\""u8);
        Utf8Formatter.TryFormat(@event.Id, bytes.AsSpan(length), out var written, 'D');
        length += written;
        Write("\",\"journal\":"u8);
        WriteText(@event.Journal);
        Write(",\"kind\":"u8);
        WriteText(@event.Kind);
        Write(",\"occurred\":\""u8);
        Write(@event.Occurred);
        Write("\",\"operator\":"u8);
        WriteText(@event.Operator);
        Write(",\"position\":"u8);
        Write(position);
        Write(",\"purpose\":"u8);
        WriteText(@event.Purpose);
        Write(",\"recorded\":\""u8);
        Write(recorded);
        Write("\",\"sequence\":"u8);
        Write(sequence);
        Write(",\"subject\":"u8);
        WriteText(@event.Subject);
        bytes[length++] = (byte)'}';
    }

    private void WriteLink(NewEvent @event, long sequence, long position, DateTimeOffset recorded, string payloadHash, string previousHash)
    {
        Write(@event, sequence, position, recorded, payloadHash.Length + previousHash.Length);
        bytes[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(payloadHash, bytes.AsSpan(length));
        bytes[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(previousHash, bytes.AsSpan(length));
    }

    private void Begin(int capacity)
    {
        if (bytes.Length < capacity) bytes = new byte[capacity];
        length = 0;
    }

    private void Hash(ReadOnlySpan<byte> utf8, Span<byte> hash)
    {
        sha256.AppendData(utf8);
        sha256.GetHashAndReset(hash);
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(bytes.AsSpan(length));
        length += text.Length;
    }

    private void Write(long number)
    {
        Utf8Formatter.TryFormat(number, bytes.AsSpan(length), out var written);
        length += written;
    }

    private void Write(DateTimeOffset instant)
    {
        RegisterTime.Write(instant, bytes.AsSpan(length, RegisterTime.Length));
        length += RegisterTime.Length;
    }

    private void WriteText(string text)
    {
        if (!CanonicalJson.NeedsEscape(text))
        {
            bytes[length++] = (byte)'"';
            // A lone surrogate, which no UTF-8 can hold, becomes U+FFFD.
            length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
            bytes[length++] = (byte)'"';
            return;
        }

        var escaped = new StringBuilder(text.Length * 2);
        CanonicalJson.AppendText(escaped, text);
        length += Encoding.UTF8.GetBytes(escaped.ToString(), bytes.AsSpan(length));
    }
}
