using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cases;

/// <summary>A request and what a pack is expected to decide of it: how the people who own a routine say, and keep being told, that a pack does what they mean.</summary>
public sealed record ReleaseCase
{
    /// <summary>The row in its file, as a spreadsheet counts; the header is row 1.</summary>
    public required int Row { get; init; }

    /// <summary>What it is about.</summary>
    public string? Name { get; init; }

    /// <summary>The request.</summary>
    public required ReleaseRequest Request { get; init; }

    /// <summary>The day for which it is decided; null for the day of the check.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>True when the same study has been released to the same destination before (H-10).</summary>
    public bool EarlierRelease { get; init; }

    /// <summary>What is expected, by the property of the decision; the properties are <see cref="CaseExpectations.Properties"/>.</summary>
    public required IReadOnlyDictionary<string, string> Expected { get; init; }

    /// <summary>Holds the case against a pack.</summary>
    /// <param name="policy">The pack.</param>
    /// <param name="today">The day where the case names none.</param>
    public CaseResult Check(ReleasePolicy policy, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ReleaseDecision decision;
        try
        {
            decision = policy.Decide(Request, AsOf ?? today, EarlierRelease);
        }
        catch (RadOpsException error) when (error.Code is "PolicyConflict" or "PolicyIncomplete")
        {
            return new(this, null, [new("Decision", "one answer", error.Message)]);
        }

        return new(this, decision, [.. CaseExpectations.Differences(decision, Expected)]);
    }
}
