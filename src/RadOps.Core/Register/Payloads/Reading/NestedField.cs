using System.Reflection;

namespace RadOps.Core.Register.Payloads.Reading;

/// <summary>A property that is a record, and is read part by part.</summary>
/// <typeparam name="T">The record that has it.</typeparam>
/// <typeparam name="TValue">The record that it is.</typeparam>
internal sealed class NestedField<T, TValue> : RecordField<T>
    where TValue : class
{
    private readonly Action<T, TValue> set;
    private readonly RecordReader<TValue> nested = new();

    /// <summary>Makes it; called by <see cref="RecordReader{T}"/> alone.</summary>
    public NestedField(PropertyInfo property, bool mustBeThere)
        : base(property.Name, mustBeThere) => set = property.SetMethod!.CreateDelegate<Action<T, TValue>>();

    internal override bool Read(ref CanonicalScanner scanner, T record)
    {
        if (nested.Read(ref scanner) is not { } value) return false;
        set(record, value);
        return true;
    }
}
