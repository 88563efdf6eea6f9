using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// What an event says, as canonical JSON (sorted keys, no white space) in the UTF-8 that its hash is made over and that the register keeps. It holds identities: its text is given to who asks for it, and stands in no
/// message that an event is written into.
/// </summary>
public sealed class EventPayload : IEquatable<EventPayload>
{
    private readonly byte[] utf8;

    /// <summary>A payload of a text; a lone surrogate, which no UTF-8 can hold, becomes U+FFFD.</summary>
    public EventPayload(string text) => utf8 = Encoding.UTF8.GetBytes(text);

    /// <summary>A payload of bytes, which are copied.</summary>
    public EventPayload(ReadOnlySpan<byte> utf8) => this.utf8 = utf8.ToArray();

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>The text, made anew each time.</summary>
    public string Text => Encoding.UTF8.GetString(utf8);

    /// <summary>A payload of a text; none of none.</summary>
    public static implicit operator EventPayload?(string? text) => text is null ? null : new EventPayload(text);

    /// <inheritdoc/>
    public bool Equals(EventPayload? other) => other is not null && utf8.AsSpan().SequenceEqual(other.utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventPayload);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }

    /// <summary>How long it is, and nothing that it says.</summary>
    public override string ToString() => FormattableString.Invariant($"{utf8.Length} bytes");
}
