namespace RadOps.Core.Resolution;

/// <summary>A fact of a request, with who stands for it.</summary>
/// <param name="Column">The request's column; <c>Referrer</c> for who referred, which is none.</param>
/// <param name="Value">The value as text; identities are masked.</param>
/// <param name="Source">Who states it; of several that agree, joined by <c> + </c>.</param>
/// <param name="At">When it was asked, or written; of several the latest; null when not known.</param>
public sealed record ResolvedFact(string Column, string Value, string Source, DateTimeOffset? At)
{
    /// <summary><c>Signature=Final (RIS-vyn radops_reports)</c>.</summary>
    public override string ToString() => $"{Column}={Value} ({Source})";
}
