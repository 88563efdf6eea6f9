using RadOps.Core.Release;

namespace RadOps.Core.Audit.Samples;

/// <summary>Releases that are alike: made by the same user, to the same sort of recipient, with the same risk.</summary>
/// <param name="Operator">Who recorded them.</param>
/// <param name="Recipient">To what sort of recipient they went.</param>
/// <param name="Risk">Their risk.</param>
/// <param name="Count">How many there are in the period: 1 or more.</param>
/// <param name="Drawn">How many of them are in the sample; 0 where it was asked to be smaller than there are strata.</param>
public sealed record SampleStratum(string Operator, RecipientType Recipient, ReleaseRisk Risk, int Count, int Drawn);
