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
    private int last;

    /// <summary>Reads the value that the scanner stands before, and goes past it.</summary>
    /// <returns>False when there is none, or a null.</returns>
    /// <exception cref="JsonException">It is no value of the type.</exception>
    internal bool TryTake(ref CanonicalScanner scanner, out T? value)
    {
        ref var latest = ref held[last];
        if (latest.Json is not null && scanner.TakeValue(latest.Json.AsSpan(0, latest.Length)))
        {
            value = latest.Value;
            return true;
        }

        value = default;
        var json = scanner.TakeValue();
        if (json.IsEmpty || json.SequenceEqual("null"u8)) return false;
        value = Of(json);
        return true;
    }

    private T? Of(ReadOnlySpan<byte> json)
    {
        var hash = default(HashCode);
        hash.AddBytes(json);
        last = (int)((uint)hash.ToHashCode() % Slots);
        ref var slot = ref held[last];
        if (slot.Json is { } known && json.SequenceEqual(known.AsSpan(0, slot.Length))) return slot.Value;
        var value = JsonSerializer.Deserialize(json, type);
        // The slot's bytes are used again: those that never come back, such as accession numbers, leave nothing for the collector.
        if (slot.Json is null || slot.Json.Length < json.Length) slot.Json = new byte[json.Length];
        json.CopyTo(slot.Json);
        (slot.Length, slot.Value) = (json.Length, value);
        return value;
    }
}
