namespace RadOps.Core.Intake.Files;

/// <summary>A colour of a JPEG.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Across">Blocks of it in a unit, across: 1–4.</param>
/// <param name="Down">Blocks of it in a unit, down: 1–4.</param>
/// <param name="Table">Its quantization table, 0–3.</param>
internal sealed record JpegComponent(int Id, int Across, int Down, int Table);
