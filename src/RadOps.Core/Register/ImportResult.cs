namespace RadOps.Core.Register;

/// <summary>What came of an import.</summary>
/// <param name="Added">Releases that are new in the register.</param>
/// <param name="Known">Releases that an earlier import had brought in already.</param>
public sealed record ImportResult(int Added, int Known);
