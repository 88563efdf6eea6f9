namespace RadOps.Core.Settings;

/// <summary>The site's prices, by product and first day.</summary>
public sealed class PriceList(IEnumerable<PriceEntry> entries)
{
    private readonly ILookup<string, PriceEntry> byProduct =
        entries.OrderByDescending(entry => entry.ValidFrom).ToLookup(entry => entry.Product, StringComparer.OrdinalIgnoreCase);

    /// <summary>No prices at all: an amount is then never stated.</summary>
    public static PriceList Empty { get; } = new([]);

    /// <summary>Every price, the newest of each product first.</summary>
    public IEnumerable<PriceEntry> All => byProduct.SelectMany(entries => entries);

    /// <summary>The price of a product that holds on a day; null when none does, before the first day too.</summary>
    public PriceEntry? On(string product, DateOnly day) => byProduct[product].FirstOrDefault(entry => entry.ValidFrom <= day);
}
