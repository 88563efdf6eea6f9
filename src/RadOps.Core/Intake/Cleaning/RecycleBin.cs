namespace RadOps.Core.Intake.Cleaning;

/// <summary>A recycle bin of the user's.</summary>
/// <param name="Folder">Full path of the bin's own folder; it need not be there.</param>
/// <param name="Top">The folder that relative paths in it begin in, for a bin of a file system of its own; null for the home bin.</param>
/// <param name="Form">How it keeps its things.</param>
public sealed record RecycleBin(string Folder, string? Top, BinForm Form);
