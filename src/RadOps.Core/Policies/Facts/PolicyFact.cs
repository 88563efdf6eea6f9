namespace RadOps.Core.Policies.Facts;

/// <summary>
/// What a routine states besides deciding releases, so that what is built on it reads the routine and not code. One sentence may be both a
/// step and a contact; one that nothing is built on is kept all the same, so that no sentence is lost.
/// </summary>
public sealed record PolicyFact
{
    /// <summary>Such as <c>X-26</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Key of the document that it quotes.</summary>
    public required string Document { get; init; }

    /// <summary>Every place where the document says it, in order.</summary>
    public required IReadOnlyList<FactPassage> Passages { get; init; }

    /// <summary>Line of the first place, from 1.</summary>
    public int Line => Passages[0].Line;

    /// <summary>The few words there that it stands on, verbatim.</summary>
    public string Quote => Passages[0].Quote;

    /// <summary>First day on which it holds; null for as long as its document.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds; null for as long as its document.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Whom to reach.</summary>
    public Contact? Contact { get; init; }

    /// <summary>What contacts are warned of.</summary>
    public ContactWarning? Warning { get; init; }

    /// <summary>What holds during an outage.</summary>
    public OutageInstruction? Instruction { get; init; }

    /// <summary>How much, how long, or which.</summary>
    public Limit? Limit { get; init; }

    /// <summary>What is to be done.</summary>
    public ProcedureStep? Step { get; init; }

    /// <summary>What held, or changed, from a day.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Another document that it points at.</summary>
    public Reference? Reference { get; init; }

    /// <summary>What a button or a menu is called, in every spelling that the routine has.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The ways that images may take, in the routine's order, which states no priority .</summary>
    public IReadOnlyList<RouteEntry> Routes { get; init; } = [];

    /// <summary>What an invoice basis bears.</summary>
    public InvoiceTerms? Invoice { get; init; }

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }
}
