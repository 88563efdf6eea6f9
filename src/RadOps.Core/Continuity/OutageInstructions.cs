using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity;

/// <summary>What a routine says of an outage, verbatim.</summary>
public sealed record OutageInstructions
{
    /// <summary>The routine's heading; null where it has none for this.</summary>
    public string? Title { get; init; }

    /// <summary>The sentences, in the routine's order, those to referring units first.</summary>
    public IReadOnlyList<InstructionLine> Lines { get; init; } = [];

    /// <summary>What the routine leaves unclear here, and how it is taken, in Swedish.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads what holds when something is out.</summary>
    /// <param name="pack">The routine.</param>
    /// <param name="modes">What is out; several where one came to another.</param>
    public static OutageInstructions Of(PolicyPack pack, IReadOnlyCollection<OutageMode> modes)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(modes);
        if (Effective(modes) is not { } mode) return new();
        var facts = pack.Facts.Where(fact => fact.Instruction?.Modes.Contains(mode) == true).ToList();
        var paper = facts.Exists(fact => fact.Instruction!.Says.ContainsKey(OutageService.PaperReferral));
        var steps = pack.Facts.Where(fact => fact.Step is { } step && (step.Of.Contains(Procedure.OutageStart) || step.Of.Contains(Procedure.OutageEnd) || (paper && step.Of.Contains(Procedure.PaperReferral)))).ToList();
        var shown = facts.Concat(steps).Select(fact => fact.RuleId).ToHashSet();
        var isJoined = mode == OutageMode.Total && !modes.Contains(OutageMode.Total);
        return new()
        {
            Title = pack.Modes.FirstOrDefault(heading => heading.Modes.Contains(mode))?.Title,
            // Arrays: PowerShell cannot index the list that a collection expression makes.
            Lines = (InstructionLine[])
            [
                .. facts.SelectMany(fact => Sentences(fact, InstructionAudience.ReferringUnits)),
                .. steps.SelectMany(fact => Sentences(fact, fact.Step!.Of.Contains(Procedure.PaperReferral) ? InstructionAudience.ReferringUnits : InstructionAudience.Radiology)).OrderBy(line => line.For),
            ],
            Notes = (string[])[.. pack.Ambiguities.Where(open => open.Reason is not null && (open.About.Any(shown.Contains) || (isJoined && open.Id == "C42"))).Select(open => $"{open.Id}: {open.Reason}.")],
        };
    }

    /// <summary>The heading that is followed: PACS together with OM or RIS has none of its own and is taken as everything (C42).</summary>
    internal static OutageMode? Effective(IReadOnlyCollection<OutageMode> modes) =>
        modes.Count == 0 ? null
        : modes.Contains(OutageMode.Total) || (modes.Contains(OutageMode.Pacs) && modes.Count > 1) ? OutageMode.Total
        : modes.First();

    private static IEnumerable<InstructionLine> Sentences(PolicyFact fact, InstructionAudience audience) =>
        fact.Passages.Select(passage => new InstructionLine(audience, passage.Quote, passage.Path, fact.RuleId, passage.Line));
}
