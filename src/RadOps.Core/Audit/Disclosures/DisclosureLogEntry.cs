namespace RadOps.Core.Audit.Disclosures;

/// <summary>Something that was done with what the register holds of a patient.</summary>
/// <param name="Occurred">When.</param>
/// <param name="What">What, in plain Swedish.</param>
/// <param name="By">The user.</param>
/// <param name="CareUnit">The care unit on whose behalf.</param>
/// <param name="ExportId">The release that it was about; null where it was about none, or its details were disposed of.</param>
public sealed record DisclosureLogEntry(DateTimeOffset Occurred, string What, string By, string CareUnit, string? ExportId);
