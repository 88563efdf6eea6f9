namespace RadOps.Core.Settings;

/// <summary>A price with its day and source: fees are never constants (they are decided anew, and differ between regions).</summary>
/// <param name="Product">What is charged for, such as <c>CD</c>.</param>
/// <param name="Amount">Kronor, VAT-free.</param>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="Source">Where it stands: a document or an address.</param>
/// <param name="Checked">The day on which somebody last compared it with its source; null when nobody has said.</param>
public sealed record PriceEntry(string Product, decimal Amount, DateOnly ValidFrom, string Source, DateOnly? Checked);
