using RadOps.Core;
using RadOps.Formats.Csv;
using RadOps.Formats.Site;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Csv;

/// <summary>The list of exemptions, and the key of the site file that names it.</summary>
public sealed class ExemptionCsvTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string With(string contents)
    {
        var path = folder.File("undantag.csv");
        File.WriteAllText(path, contents);
        return path;
    }

    [Fact]
    public void Every_column_is_read_in_any_order_and_what_is_not_said_is_left_unsaid()
    {
        var all = ExemptionCsv.Read(With("Until;Code;Why;Who;ExportId;Organisation;RequestId\n2026-12-31;NotFinallySigned;jourens beslut; Eva Ek ;R-20261114-4F7K2Q;NuSjukvarden;B-17\n;;;;*;;\n"));
        Assert.Equal(
            [new(2, "NotFinallySigned", "R-20261114-4F7K2Q", "B-17", "NuSjukvarden", "Eva Ek", "jourens beslut", new DateOnly(2026, 12, 31)), new(3, null, "*", null, null, null, null, null)],
            all);
        Assert.Equal([(null, null, null)], ExemptionCsv.Read(With("Code;Who;Why;Until\nX;y;z;2026-01-01\n")).Select(one => (one.ExportId, one.RequestId, one.Organisation)));
    }

    [Theory]
    [InlineData("Code;Who;Why\nX;y;z\n", "row 1: the column Until is missing. It must have: Code, Who, Why, Until.")]
    [InlineData("Code;Who;Why;Until\nX;y;z;31/12\n", "row 2, column Until: '31/12' is not a date of the form yyyy-mm-dd.")]
    [InlineData("Code;Who;Why;Until\nX;y;z;2026-02-30\n", "row 2, column Until: '2026-02-30' is not a date")]
    public void A_wrong_list_is_not_used(string contents, string told) =>
        Assert.Contains(told, Assert.Throws<RadOpsException>(() => ExemptionCsv.Read(With(contents))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_that_is_not_there_is_told() => Assert.Equal("CsvNotFound", Assert.Throws<RadOpsException>(() => ExemptionCsv.Read(folder.File("borta.csv"))).Code);

    [Fact]
    public void The_site_file_names_it_by_its_place_beside_itself()
    {
        var site = Path.Combine(folder.Path, "site.yaml");
        Assert.Equal(Path.Combine(folder.Path, "listor", "undantag.csv"), SiteFile.Read(new StringReader("site: Prov\nexemptions: listor/undantag.csv\n"), site).Exemptions);
        Assert.Null(SiteFile.Read(new StringReader("site: Prov\n"), site).Exemptions);
        Assert.Equal("SiteFileInvalid", Assert.Throws<RadOpsException>(() => SiteFile.Read(new StringReader("site: Prov\nexemptions: [a, b]\n"), site)).Code);
    }
}
