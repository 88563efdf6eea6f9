namespace RadOps.Core.Resolution;

/// <summary>A fact as one source states it.</summary>
/// <param name="Column">The request's column, one that <see cref="ResolvableColumn"/> knows.</param>
/// <param name="Value">Its value, of the column's own type.</param>
/// <param name="Source">Who states it, as it is told: <c>HL7 2026-06-08 oru123.hl7</c>.</param>
/// <param name="At">When it was asked, or written; null when not known.</param>
public sealed record FoundFact(string Column, object Value, string Source, DateTimeOffset? At);
