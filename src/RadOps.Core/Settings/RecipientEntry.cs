using RadOps.Core.Release;

namespace RadOps.Core.Settings;

/// <summary>A recipient in the site's directory.</summary>
/// <param name="Name">The clinic, hospital or practitioner.</param>
/// <param name="Type">What sort of recipient it is.</param>
/// <param name="Location">Where it is, seen from the site's organisation.</param>
/// <param name="MediaUnit">The radiology or media unit that releases to it go through; null when not known.</param>
/// <param name="IepConnected">Whether it is connected to IEP; null when not known.</param>
/// <param name="Fax">Fax number of its radiology or media unit; null when not known.</param>
/// <param name="Checked">The day on which somebody last checked the entry; null when nobody has said.</param>
public sealed record RecipientEntry(string Name, RecipientType Type, RecipientLocation Location, string? MediaUnit, bool? IepConnected, string? Fax, DateOnly? Checked);
