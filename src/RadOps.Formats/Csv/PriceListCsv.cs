using System.Globalization;
using RadOps.Core;
using RadOps.Core.Register;

namespace RadOps.Formats.Csv;

/// <summary>Reads the site's price list: <c>Product;Amount;ValidFrom;Source;Checked</c>.</summary>
public static class PriceListCsv
{
    /// <summary>Reads a price list. Amounts are kronor, with a comma or a dot.</summary>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="RadOpsException">It cannot be read, or a row is wrong: a price list is used whole or not at all.</exception>
    public static PriceList Read(string path)
    {
        using var table = CsvTable.Open(path);
        table.Require("Product", "Amount", "ValidFrom", "Source");
        var (product, amount, from, source, check) = (table.Find("Product"), table.Find("Amount"), table.Find("ValidFrom"), table.Find("Source"), table.Find("Checked"));
        var entries = new List<PriceListEntry>();
        while (table.ReadOrThrow())
        {
            var entry = new PriceListEntry(
                table.Text(product) ?? throw table.Wrong("column Product: it is empty"),
                Amount(table, table.Text(amount)),
                table.Day(from, "ValidFrom") ?? throw table.Wrong("column ValidFrom: it is empty; a price holds from a day"),
                table.Text(source) ?? throw table.Wrong("column Source: it is empty; say where the price stands"),
                table.Day(check, "Checked"));
            if (entries.Any(other => string.Equals(other.Product, entry.Product, StringComparison.OrdinalIgnoreCase) && other.ValidFrom == entry.ValidFrom))
                throw table.Wrong($"the product '{entry.Product}' has two prices from the same day");
            entries.Add(entry);
        }

        return new PriceList(entries);
    }

    private static decimal Amount(CsvTable table, string? text)
    {
        var plain = (text ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw table.Wrong($"column Amount: '{text}' is not an amount in kronor, such as 250 or 250,50");
    }
}
