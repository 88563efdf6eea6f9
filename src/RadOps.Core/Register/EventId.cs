using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// Ids of events. One that stands for a thing that may happen only once is made from that thing's name (UUID version 8 of RFC 9562, from SHA-256),
/// so that a second attempt is a conflict and not a second event.
/// </summary>
public static class EventId
{
    /// <summary>The id of the one event of this kind about this thing.</summary>
    public static Guid For(string kind, string thing)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{thing}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>An id of its own, in the order of time (UUID version 7).</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
