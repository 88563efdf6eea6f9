using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Csv;

public sealed class SiteListTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    private string With(string contents)
    {
        File.WriteAllText(path, contents);
        return path;
    }

    [Fact]
    [Requirement("N-36")]
    public void Prices_hold_from_their_day()
    {
        var prices = PriceListCsv.Read(With("Product;Amount;ValidFrom;Source;Checked\nCD;250;2025-01-01;handboken;2026-01-02\nCD;260,50;2026-07-01;handboken;\nusb;1 300.00;2026-01-01;avtal;\n"));

        Assert.Null(prices.Find("CD", new(2024, 12, 31)));
        Assert.Equal(250m, prices.Find("cd", new(2026, 6, 30))!.Amount);
        Assert.Equal(260.50m, prices.Find("CD", new(2026, 7, 1))!.Amount);
        Assert.Equal(1300m, prices.Find("USB", new(2026, 7, 1))!.Amount);
        Assert.Equal(new DateOnly(2026, 1, 2), prices.Find("CD", new(2026, 6, 30))!.Checked);
    }

    [Theory]
    [InlineData("Product;Amount;ValidFrom\n", "row 1: the column Source is missing. It must have: Product, Amount, ValidFrom, Source.")]
    [InlineData("Product;Amount;ValidFrom;Source\nCD;gratis;2026-01-01;x\n", "row 2, column Amount: 'gratis' is not an amount in kronor, such as 250 or 250,50.")]
    [InlineData("Product;Amount;ValidFrom;Source\nCD;-1;2026-01-01;x\n", "row 2, column Amount: '-1' is not an amount in kronor, such as 250 or 250,50.")]
    [InlineData("Product;Amount;ValidFrom;Source\nCD;1;2026-01-01;\n", "row 2, column Source: it is empty; say where the price stands.")]
    [InlineData("Product;Amount;ValidFrom;Source\nCD;1;2026-01-01;x\ncd;2;2026-01-01;x\n", "row 3, the product 'cd' has two prices from the same day.")]
    public void A_wrong_price_list_is_not_used(string contents, string told) =>
        Assert.Equal($"{path}, {told}", Assert.Throws<RadOpsException>(() => PriceListCsv.Read(With(contents))).Message);

    [Fact]
    public void Recipients_understand_the_words_of_requests()
    {
        var recipients = RecipientCsv.Read(With("Name;Type;Location;MediaUnit;IepConnected;Fax;Checked\nToraxkliniken SU/S;Klinik;inom regionen;Media SU/S;ja;031-00;2026-06-01\nHuslunden;privat vårdgivare;OutsideRegion;;;;\n"));

        Assert.Equal(new("Toraxkliniken SU/S", RecipientType.Clinic, RecipientLocation.InsideRegion, "Media SU/S", true, "031-00", new(2026, 6, 1)), recipients[0]);
        Assert.Equal(new("Huslunden", RecipientType.PrivateProvider, RecipientLocation.OutsideRegion, null, null, null, null), recipients[1]);
    }

    [Theory]
    [InlineData("Name;Type;Location\nA;Kliniken;InsideRegion\n", "row 2, column Type: 'Kliniken' is not Patient, Physiotherapist")]
    [InlineData("Name;Type;Location\n;Klinik;InsideRegion\n", "row 2, column Name: it is empty.")]
    public void A_wrong_directory_is_not_used(string contents, string told) =>
        Assert.StartsWith($"{path}, {told}", Assert.Throws<RadOpsException>(() => RecipientCsv.Read(With(contents))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_a_spreadsheet_would_run_is_made_harmless()
    {
        var stream = new MemoryStream();
        using (var sheet = CsvSheetWriter.ForPipe(stream))
            sheet.Row("=1+1", "+46", "-5", "@x", "å;ä", "\"ö\"");

        Assert.Equal("'=1+1;'+46;-5;'@x;\"å;ä\";\"\"\"ö\"\"\"\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
