namespace RadOps.Storage;

/// <summary>Where a register is, told by its name alone.</summary>
/// <param name="Location">A file's path, or engine, server and database: words that hold no secret.</param>
/// <param name="IsShared">False for a file in a user's own folder, which colleagues do not see.</param>
/// <param name="IsServer">Whether it is asked for over the network.</param>
public sealed record RegisterPlace(string Location, bool IsShared, bool IsServer);
