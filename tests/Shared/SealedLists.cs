using System.Collections;
using System.Reflection;

namespace RadOps.Tests.Shared;

/// <summary>
/// Finds lists that cannot be indexed at a PowerShell prompt: what the compiler makes of a collection expression for a read-only list implements its
/// indexer explicitly, and PowerShell sees none.
/// </summary>
internal static class SealedLists
{
    /// <summary>The properties of an object, and of all that is reached from it, that hold such a list.</summary>
    internal static IReadOnlyCollection<string> In(object output)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var rest = new Stack<(object? Value, string From)>([(output, output.GetType().Name)]);
        while (rest.TryPop(out var next))
        {
            if (next.Value is null or string or Exception || !(next.Value.GetType().IsValueType || seen.Add(next.Value)))
                continue;
            var type = next.Value.GetType();
            if (type.Name.StartsWith("<>z__", StringComparison.Ordinal))
                found.Add(next.From);
            if (next.Value is IEnumerable items)
            {
                foreach (var item in items)
                    rest.Push((item, next.From));
            }
            else if (type.Namespace?.StartsWith("RadOps", StringComparison.Ordinal) == true && !type.IsEnum)
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                    rest.Push((property.GetValue(next.Value), $"{type.Name}.{property.Name}"));
            }
        }

        return found;
    }
}
