namespace RadOps.Core.Intake.Files;

/// <summary>An object of a PDF (ISO 32000-1, 7.3.10).</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">Where it begins, at its number.</param>
/// <param name="Value">What it is; of a stream what is said of it.</param>
/// <param name="Stream">Its data, when it is a stream.</param>
/// <param name="End">Where to read on.</param>
internal sealed record PdfObject(long Number, long At, PdfValue Value, PdfStreamData? Stream, long End);
