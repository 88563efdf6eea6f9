namespace RadOps.Core.Policies.Facts;

/// <summary>When a contact holds.</summary>
/// <param name="Period">The part of the week.</param>
/// <param name="From">Clock time from which it holds, itself included; null where the routine states none.</param>
/// <param name="Until">Clock time until which it holds, itself not included (C45); null where the routine states none.</param>
public sealed record ContactHours(ContactPeriod Period, TimeOnly? From, TimeOnly? Until);
