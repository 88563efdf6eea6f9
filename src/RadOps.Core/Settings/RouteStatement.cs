namespace RadOps.Core.Settings;

/// <summary>What a site says of a way to the external reader, before the routine's own notice: how it really is, on somebody's word.</summary>
/// <param name="IsOpen">Whether images can be sent by it.</param>
/// <param name="By">Who says so: user id or name of an employee.</param>
/// <param name="On">From which day.</param>
/// <param name="Reason">Why; null where nothing more is said.</param>
public sealed record RouteStatement(bool IsOpen, string By, DateOnly On, string? Reason = null);
