namespace RadOps.Core.Register.Payloads;

/// <summary>An instance that is not proved to be where it was sent, by its SOP Instance UID; null for a file that could not be read.</summary>
internal sealed record UnprovedInstance(string? Instance, string Status, string? Reason);
