using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Export;

/// <summary>What an earlier run of an export did before it ended.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Path">Folder of the medium that it made.</param>
/// <param name="Verified">What it recorded when the medium was verified; null when it did not come so far.</param>
internal sealed record EarlierRun(int Number, string Path, ExportStepPayload? Verified);
