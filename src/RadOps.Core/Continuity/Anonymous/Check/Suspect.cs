namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>Something suspect at a place of the anonymised text.</summary>
internal readonly record struct Suspect(LeakKind Kind, int Start, int Length);
