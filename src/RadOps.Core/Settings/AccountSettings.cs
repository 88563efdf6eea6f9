namespace RadOps.Core.Settings;

/// <summary>How accounts are told apart by their user id; regular expressions, null where the site does not say.</summary>
/// <param name="Personal">Matches personal accounts.</param>
/// <param name="Shared">Matches shared accounts, which must not fetch patients' files (gruppkonto).</param>
public sealed record AccountSettings(string? Personal = null, string? Shared = null);
