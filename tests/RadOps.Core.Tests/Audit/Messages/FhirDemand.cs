using System.Globalization;
using System.Text.Json.Nodes;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>One line of the list: an element, how many of it there may be, and what it must say.</summary>
internal sealed record FhirDemand(string Profile, string Path, int Least, int Most, string Value)
{
    internal static FhirDemand Parse(string line)
    {
        var parts = line.Split(';');
        return new(parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3] == "*" ? int.MaxValue : int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4]);
    }

    /// <summary>What is wrong; null when nothing is.</summary>
    internal string? Judge(JsonObject item)
    {
        var found = Find(item, Path).ToList();
        return found.Count < Least || found.Count > Most ? FormattableString.Invariant($"{Path}: {found.Count}")
            : Value.Length > 0 && found.Exists(node => node.ToString() != Value) ? $"{Path}: {found[0]}"
            : null;
    }

    /// <summary>Takes everything that the path names away.</summary>
    internal void Remove(JsonObject item)
    {
        foreach (var node in Find(item, Path).ToList())
        {
            if (node.Parent is JsonArray array)
            {
                array.Remove(node);
                continue;
            }

            var parent = (JsonObject)node.Parent!;
            parent.Remove(node.GetPropertyName());
        }
    }

    /// <summary>Every value at a path; a step may ask for what its element holds: <c>[code=x]</c>, or lacks: <c>[!code]</c>.</summary>
    private static IEnumerable<JsonNode> Find(JsonNode from, string path)
    {
        IEnumerable<JsonNode> nodes = [from];
        foreach (var step in Steps(path))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            nodes = nodes.OfType<JsonObject>().SelectMany(node => Values(node[name]));
            if (bracket >= 0) nodes = nodes.Where(node => Holds(node, step[(bracket + 1)..^1]));
        }

        return nodes;
    }

    private static bool Holds(JsonNode node, string filter)
    {
        if (filter[0] == '!') return !Find(node, filter[1..]).Any();
        var equal = filter.IndexOf('=', StringComparison.Ordinal);
        return equal < 0 ? Find(node, filter).Any() : Find(node, filter[..equal]).Any(value => value.ToString() == filter[(equal + 1)..]);
    }

    private static IEnumerable<JsonNode> Values(JsonNode? node) => node is JsonArray array ? array.OfType<JsonNode>() : node is null ? [] : [node];

    private static IEnumerable<string> Steps(string path)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < path.Length; at++)
        {
            depth += path[at] == '[' ? 1 : path[at] == ']' ? -1 : 0;
            if (path[at] != '.' || depth > 0) continue;
            yield return path[start..at];
            start = at + 1;
        }

        yield return path[start..];
    }
}
