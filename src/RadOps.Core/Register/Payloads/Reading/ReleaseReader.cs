using System.Text.Json;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>Reads the payloads of releases for whoever goes through very many of them. One a walk: it remembers what it read last, and is for one thread.</summary>
internal sealed class ReleaseReader
{
    private readonly RecordReader<ReleasePayload> releases = new();

    /// <summary>Reads a release's payload, just as <see cref="RegisterJson.Read"/> does.</summary>
    /// <returns>Null when it was disposed of.</returns>
    /// <exception cref="RadOpsException"><c>PayloadUnreadable</c>.</exception>
    internal ReleasePayload? Read(RegisterEvent item) =>
        item.Payload is { } payload ? TryRead(payload.Utf8.Span) ?? RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) : null;

    /// <summary>Reads what is written as the register writes it; null where the serializer must read it.</summary>
    internal ReleasePayload? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            var scanner = new CanonicalScanner(json);
            return releases.Read(ref scanner) is { } release && scanner.IsAtEnd ? release : null;
        }
        catch (JsonException)
        {
            return null; // what is wrong is for the serializer to say
        }
    }
}
