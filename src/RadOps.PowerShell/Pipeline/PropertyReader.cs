using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// Reads all properties of objects, one object at a time. PowerShell gathers them anew for each object, from the object itself, its type's data and what
/// it wraps, which for a row of Import-Csv takes several times as long as all else that is done with the row. What such a row has is kept in a list of its
/// own; the list is not public, and where a later PowerShell has it no more, everything is gathered.
/// </summary>
internal sealed class PropertyReader
{
    /// <summary>PowerShell's own, in every list that has been looked at; nobody else can add a property of this name.</summary>
    private const string TypeNamesProperty = "pstypenames";

    private static readonly Func<PSObject, IEnumerable<PSMemberInfo>>? OwnMembers = Getter<IEnumerable<PSMemberInfo>>("InstanceMembers");
    private static readonly Func<PSObject, Collection<string>>? TypeNames = Getter<Collection<string>>("InternalTypeNames");

    private readonly List<string> names = [];
    private readonly List<object?> values = [];

    // An object that had no properties but its own: whatever bears the same type names and the same properties of its own has no others either.
    private string[] plainNames = [];
    private string[] plainTypes = [];

    /// <summary>The names of the object that was read last.</summary>
    internal IReadOnlyList<string> Names => names;

    /// <summary>Its values, in the order of the names.</summary>
    internal IReadOnlyList<object?> Values => values;

    internal void Read(PSObject item)
    {
        if (OwnMembers is null || TypeNames is null || item.BaseObject is not PSCustomObject)
        {
            Take(item.Properties);
            return;
        }

        Take(OwnMembers(item));
        if (plainNames.Length > 0 && names.SequenceEqual(plainNames) && TypeNames(item).SequenceEqual(plainTypes))
            return;
        string[] own = [.. names];
        Take(item.Properties);
        if (names.SequenceEqual(own))
            (plainNames, plainTypes) = (own, [.. TypeNames(item)]);
    }

    private void Take(IEnumerable<PSMemberInfo> members)
    {
        names.Clear();
        values.Clear();
        foreach (var member in members)
        {
            if (member is not PSPropertyInfo || member.Name == TypeNamesProperty)
                continue;
            names.Add(member.Name);
            values.Add(member.Value);
        }
    }

    private static Func<PSObject, T>? Getter<T>(string property)
    {
        var found = typeof(PSObject).GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic);
        return typeof(T).IsAssignableFrom(found?.PropertyType) ? found?.GetMethod?.CreateDelegate<Func<PSObject, T>>() : null;
    }
}
