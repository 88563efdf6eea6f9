namespace RadOps.Core.Policies;

/// <summary>Which ids go before which: the declared exceptions, followed to their end.</summary>
internal sealed class RuleExceptions
{
    private readonly Dictionary<string, HashSet<string>> beaten = [];

    /// <summary>Reads the declarations.</summary>
    /// <param name="declared">Each id with those that it is an exception to.</param>
    /// <exception cref="RadOpsException">An id is not there, or goes, by a detour, before itself.</exception>
    internal RuleExceptions(IReadOnlyList<(string Id, IReadOnlyList<string> ExceptionTo, PolicyLocation? At)> declared)
    {
        var direct = declared.ToLookup(item => item.Id, item => item.ExceptionTo);
        foreach (var (id, exceptionTo, at) in declared)
        {
            if (exceptionTo.FirstOrDefault(other => !direct.Contains(other)) is { } missing)
                throw PolicyLocation.Invalid(at, $"'{id}' is an exception to '{missing}', which is not there.");
            if (beaten.ContainsKey(id))
                continue;
            var reached = new HashSet<string>();
            var next = new Stack<string>(direct[id].SelectMany(others => others));
            while (next.TryPop(out var other))
                if (reached.Add(other))
                    foreach (var further in direct[other].SelectMany(others => others))
                        next.Push(further);
            if (reached.Contains(id))
                throw PolicyLocation.Invalid(at, $"'{id}' is, by way of its exceptions, an exception to itself.");
            beaten[id] = reached;
        }
    }

    /// <summary>True when one is an exception to the other.</summary>
    internal bool Beats(string id, string other) => beaten[id].Contains(other);
}
