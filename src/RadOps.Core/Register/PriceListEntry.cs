namespace RadOps.Core.Register;

/// <summary>One dated price (N-36): the columns <c>Product;Amount;ValidFrom;Source;Checked</c> of the site's price file.</summary>
/// <param name="Product">Product, such as <c>CD till patient</c>.</param>
/// <param name="Amount">Amount in Swedish kronor, at least 0.</param>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="Source">Where it was read: an address or a document.</param>
/// <param name="Checked">The day on which somebody last checked it; null when not stated.</param>
public sealed record PriceListEntry(string Product, decimal Amount, DateOnly ValidFrom, string? Source, DateOnly? Checked);
