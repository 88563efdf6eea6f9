using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>A property with a value that has no parts of interest: a text, a day, a list, or a whole decision.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
internal sealed class ValueField<T, TValue> : RecordField<T>
{
    private readonly Action<T, TValue?> set;
    private readonly RepeatedValues<TValue> values = new((JsonTypeInfo<TValue>)RegisterJson.Default.GetTypeInfo(typeof(TValue))!);

    /// <summary>Makes it; called by <see cref="RecordReader{T}"/> alone.</summary>
    public ValueField(PropertyInfo property, bool mustBeThere)
        : base(property.Name, mustBeThere) => set = property.SetMethod!.CreateDelegate<Action<T, TValue?>>();

    internal override bool Read(ref CanonicalScanner scanner, T record)
    {
        if (!values.TryTake(ref scanner, out var value)) return false;
        set(record, value);
        return true;
    }
}
