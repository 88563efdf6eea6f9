using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>One request while sources are asked about it: what it says itself, and what each of them says.</summary>
/// <param name="request">The request as it came.</param>
internal sealed class RequestMerge(ReleaseRequest request)
{
    private readonly List<FoundFact> found = [];
    private readonly List<ResolvedFact> told = [];
    private readonly List<DisputedFact> disputes = [.. request.Disputed];
    private readonly List<string> flags = [];
    private readonly List<ResolutionProblem> problems = [];
    private ReleaseRequest? merged;

    /// <summary>The request with what is agreed on; what is disputed is not known in it.</summary>
    internal ReleaseRequest Merged => merged ??= Merge();

    internal void Add(SourceAnswer answer)
    {
        merged = null;
        found.AddRange(answer.Facts);
        told.AddRange(answer.Told);
        disputes.AddRange(answer.Disputes);
        flags.AddRange(answer.Flags.Except(flags));
        problems.AddRange(answer.Problems);
    }

    internal ResolvedRequest Result() => new()
    {
        Request = Merged,
        // Arrays: PowerShell cannot index the list that a collection expression makes.
        Facts = ResolvableColumn.All.Select(column => Fact(column, [.. Statements(column)])).OfType<ResolvedFact>().Concat(told).ToArray(),
        Flags = flags.ToArray(),
        Problems = problems.ToArray(),
    };

    private ReleaseRequest Merge()
    {
        var result = request;
        var disputed = new List<DisputedFact>(disputes);
        foreach (var column in ResolvableColumn.All)
        {
            // What was in dispute when it came stays so, whatever one more source says.
            if (disputes.Exists(dispute => dispute.Column == column.Name))
            {
                result = column.With(result, null);
                continue;
            }

            var statements = Statements(column).ToList();
            if (statements.Count == 0)
                continue;
            if (IsAgreed(statements))
                result = column.With(result, Fullest(statements).Value);
            else
            {
                result = column.With(result, null);
                disputed.Add(new(column.Name, statements.Select(statement => new DisputedValue(ResolvableColumn.Describe(statement.Value), statement.Source, statement.At)).Distinct().ToArray()));
            }
        }

        return disputed.Count == 0 ? result : result with { Disputed = disputed.ToArray() };
    }

    private ResolvedFact? Fact(ResolvableColumn column, List<FoundFact> statements) =>
        statements.Exists(statement => statement.Source != DisputedValue.Order) && IsAgreed(statements) && !disputes.Exists(dispute => dispute.Column == column.Name)
            ? new(column.Name, ResolvableColumn.Describe(Fullest(statements).Value), string.Join(" + ", statements.Select(statement => statement.Source).Distinct()), statements.Max(statement => statement.At))
            : null;

    /// <summary>
    /// The request's own statement, and the sources'. In an emergency what is said of BFR is a claim to be verified and no source (N-20): there only an archive's own answer counts.
    /// </summary>
    private IEnumerable<FoundFact> Statements(ResolvableColumn column)
    {
        var own = column.Get(request) is { } value ? new FoundFact(column.Name, value, DisputedValue.Order, null) : null;
        var others = found.Where(fact => fact.Column == column.Name);
        var isClaim = column.Name == nameof(ReleaseRequest.ArchivedInBfr) && request.Situation == Situation.EmergencyWithPatient && others.Any();
        return own is null || isClaim ? others : others.Prepend(own);
    }

    private static bool IsAgreed(List<FoundFact> statements) => statements.TrueForAll(statement => ResolvableColumn.Agree(statements[0].Value, statement.Value));

    /// <summary>Of times that agree, the one that says most: a day alone says less than a minute of it.</summary>
    private static FoundFact Fullest(List<FoundFact> statements) =>
        statements.Find(statement => statement.Value is DateTimeOffset { TimeOfDay.Ticks: > 0 }) ?? statements[0];
}
