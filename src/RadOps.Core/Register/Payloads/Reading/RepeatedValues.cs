using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>
/// Values that were read a moment ago, by the bytes that they were read from: the same organisation, the same rules, the same day stand in thousands of payloads after each other. What is read is never changed, so
/// one of it does for all.
/// </summary>
/// <typeparam name="T">The values' type; one that does not change.</typeparam>
/// <param name="type">Reads a value that is new.</param>
internal sealed class RepeatedValues<T>(JsonTypeInfo<T> type)
{
    private const int Slots = 64;

    private readonly (byte[] Json, int Length, T? Value)[] held = new (byte[], int, T?)[Slots];

    /// <summary>The value of a piece of JSON.</summary>
    /// <exception cref="JsonException">It is no value of the type.</exception>
    internal T? Of(ReadOnlySpan<byte> json)
    {
        var hash = default(HashCode);
        hash.AddBytes(json);
        ref var slot = ref held[(uint)hash.ToHashCode() % Slots];
        if (slot.Json is { } known && json.SequenceEqual(known.AsSpan(0, slot.Length))) return slot.Value;
        var value = JsonSerializer.Deserialize(json, type);
        // The slot's bytes are used again: those that never come back, such as accession numbers, leave nothing for the collector.
        if (slot.Json is null || slot.Json.Length < json.Length) slot.Json = new byte[json.Length];
        json.CopyTo(slot.Json);
        (slot.Length, slot.Value) = (json.Length, value);
        return value;
    }
}
