namespace RadOps.Core.Register;

/// <summary>Dated prices. RadOps has none of its own: a product or a day that the site's list does not cover has no price.</summary>
public sealed class PriceList
{
    private readonly IReadOnlyList<PriceListEntry> entries;

    /// <summary>Takes the entries, in any order.</summary>
    /// <exception cref="RadOpsException"><c>PriceNegative</c>; <c>PriceAmbiguous</c>: a product has two different amounts from the same day.</exception>
    public PriceList(IEnumerable<PriceListEntry> entries)
    {
        this.entries = [.. entries.OrderBy(entry => entry.ValidFrom)];
        if (this.entries.FirstOrDefault(entry => entry.Amount < 0) is { } negative)
            throw new RadOpsException("PriceNegative", ErrorKind.InvalidInput, $"The price of '{negative.Product}' is below zero.", negative.Product);
        var ambiguous = this.entries.GroupBy(entry => (Key(entry.Product), entry.ValidFrom)).FirstOrDefault(same => same.Select(entry => entry.Amount).Distinct().Count() > 1);
        if (ambiguous is not null)
            throw new RadOpsException("PriceAmbiguous", ErrorKind.InvalidInput, FormattableString.Invariant($"'{ambiguous.First().Product}' has two different prices from {ambiguous.Key.ValidFrom:yyyy-MM-dd}."), ambiguous.First().Product);
    }

    /// <summary>A list without prices.</summary>
    public static PriceList Empty { get; } = new([]);

    /// <summary>The price that holds on a day; null where none does. Case and blanks in the product do not matter.</summary>
    public PriceListEntry? Find(string product, DateOnly day) => entries.LastOrDefault(entry => entry.ValidFrom <= day && Key(entry.Product) == Key(product));

    /// <summary>The price of each product that holds on a day, by product.</summary>
    public IEnumerable<PriceListEntry> On(DateOnly day) =>
        entries.Where(entry => entry.ValidFrom <= day).GroupBy(entry => Key(entry.Product)).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => same.Last());

    private static string Key(string product) => string.Join(' ', product.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
