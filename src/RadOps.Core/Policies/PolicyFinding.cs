
namespace RadOps.Core.Policies;

/// <summary>Something in a pack that is not as it should be.</summary>
public sealed record PolicyFinding
{
    /// <summary>How grave it is: an error makes some request's answer wrong, or leaves it without one.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Stable PascalCase code.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, in Swedish, for whoever keeps the pack.</summary>
    public required string Message { get; init; }

    /// <summary>Id of the pack.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Ids of the rules that it is about.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Id of the section that it is about; null when it is about several, or none.</summary>
    public string? Section { get; init; }

    /// <summary>Id of the ambiguity that it is, such as <c>C29</c>; null where the pack knows none.</summary>
    public string? Ambiguity { get; init; }

    /// <summary>Key of the document that it is about; null when it is about the pack.</summary>
    public string? Document { get; init; }

    /// <summary>The lines of the document that it is about, from 1; empty when it is about the whole.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>The document's words; null where there are none.</summary>
    public string? Quote { get; init; }

    /// <summary>How RadOps treats it, in Swedish; null where the message says so, or there is nothing to treat.</summary>
    public string? Treatment { get; init; }

    /// <summary>What to ask the one who answers for the document, in Swedish; null where there is nothing to ask.</summary>
    public string? Question { get; init; }

    /// <summary>Where in the pack's file it stands; null for a pack that was made in code.</summary>
    public PolicyLocation? At { get; init; }

    /// <summary>A request that shows it; null where none is needed.</summary>
    public PolicyWitness? Witness { get; init; }
}
