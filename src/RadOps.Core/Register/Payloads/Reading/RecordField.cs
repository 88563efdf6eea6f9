using System.Text;
using System.Text.Json;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>One property of a record, as a payload holds it.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="name">The property's own name.</param>
/// <param name="mustBeThere">Whether a payload without it is none that <see cref="RecordReader{T}"/> reads.</param>
internal abstract class RecordField<T>(string name, bool mustBeThere)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes($"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\":");

    /// <summary>Its name in JSON, with quotes and the colon after it, in UTF-8.</summary>
    internal ReadOnlySpan<byte> Key => key;

    /// <inheritdoc cref="RecordField{T}(string, bool)" path="/param[@name='mustBeThere']"/>
    internal bool MustBeThere => mustBeThere;

    /// <summary>Reads the value that the scanner stands before, and goes past it.</summary>
    /// <returns>False when it is nothing that can be read in this way.</returns>
    internal abstract bool Read(ref CanonicalScanner scanner, T record);
}
