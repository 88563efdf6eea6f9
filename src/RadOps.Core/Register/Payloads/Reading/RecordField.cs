using System.Text;
using System.Text.Json;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>One property of a record, as a payload holds it.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="name">The property's own name.</param>
/// <param name="mustBeThere">Whether a payload without it is none that <see cref="RecordReader{T}"/> reads.</param>
internal abstract class RecordField<T>(string name, bool mustBeThere)
{
    private readonly byte[] name = Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(name));

    /// <summary>The name that it has in JSON, in UTF-8.</summary>
    internal ReadOnlySpan<byte> Name => name;

    /// <inheritdoc cref="RecordField{T}(string, bool)" path="/param[@name='mustBeThere']"/>
    internal bool MustBeThere => mustBeThere;

    /// <summary>Reads the value that the reader stands on, and leaves it at the value's end.</summary>
    /// <returns>False when it is nothing that can be read in this way.</returns>
    internal abstract bool Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, T record);
}
