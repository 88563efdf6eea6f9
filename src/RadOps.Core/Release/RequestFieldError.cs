namespace RadOps.Core.Release;

/// <summary>What is wrong with one field of a request, or with its row as a whole.</summary>
/// <param name="Column">The column, as RadOps names it; null when it is about the row.</param>
/// <param name="Value">The value, with identities masked; null when it is about the row.</param>
/// <param name="Problem">What is wrong and what is allowed, as the words that follow the value: <c>is not Verbal or Written</c>.</param>
public sealed record RequestFieldError(string? Column, string? Value, string Problem)
{
    /// <summary><c>column Consent: 'x' is not None, Verbal, Written or VerbalViaOrderer</c>.</summary>
    public override string ToString() => Column is null ? Problem : $"column {Column}: '{Value}' {Problem}";
}
