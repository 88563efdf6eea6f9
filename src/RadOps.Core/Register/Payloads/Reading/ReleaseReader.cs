using System.Buffers;
using System.Text;
using System.Text.Json;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>Reads the payloads of releases for whoever goes through very many of them. One a walk: it remembers what it read last, and is for one thread.</summary>
internal sealed class ReleaseReader
{
    private readonly RecordReader<ReleasePayload> releases = new();

    /// <summary>Reads a release's payload, just as <see cref="RegisterJson.Read"/> does.</summary>
    /// <returns>Null when it was disposed of.</returns>
    /// <exception cref="RadOpsException"><c>PayloadUnreadable</c>.</exception>
    internal ReleasePayload? Read(RegisterEvent item)
    {
        if (item.Payload is not { } payload) return null;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(payload.Length));
        try
        {
            return TryRead(bytes.AsSpan(0, Encoding.UTF8.GetBytes(payload, bytes))) ?? RegisterJson.Read(item, RegisterJson.Default.ReleasePayload);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads what is written as the register writes it; null where the serializer must read it.</summary>
    internal ReleasePayload? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && releases.Read(ref reader, json) is { } release && !reader.Read() ? release : null;
        }
        catch (JsonException)
        {
            return null; // what is wrong is for the serializer to say
        }
    }
}
