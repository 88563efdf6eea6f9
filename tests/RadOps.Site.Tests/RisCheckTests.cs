using RadOps.Core;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Storage;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>What a site file says of RIS, held against what is there; and the sources that come of it.</summary>
public sealed class RisCheckTests : IDisposable
{
    private const string Rest = "site: Röntgen Provsjukhuset\norganisation: RegionHalland\ncareUnit: Röntgen\n";

    private readonly TemporaryFolder folder = new();

    public RisCheckTests() => RegisterFactory.Open(folder.File("ris.db"), TimeProvider.System).Dispose();

    public void Dispose() => folder.Dispose();

    /// <summary>A register's file is a database that is sure to be there: its table of events stands for the view.</summary>
    private static string View(string database = "sqlite:ris.db", string table = "events", string signed = "recorded") =>
        $"{Rest}ris: {{ view: '{database}', table: {table}, columns: {{ accessionNumber: subject, signature: kind, signedAt: {signed} }}, statuses: {{ Final: [F] }} }}\n";

    private SiteFinding[] Check(string site)
    {
        File.WriteAllText(folder.File("site.yaml"), site);
        return [.. new SiteCheck(new() { SiteFile = folder.File("site.yaml"), Environment = _ => null }).Run().Where(finding => finding.Place.StartsWith("ris", StringComparison.Ordinal))];
    }

    [Fact]
    public void A_view_that_is_as_it_says_has_nothing_to_tell() => Assert.Empty(Check(View()));

    [Theory]
    [InlineData("sqlite:ris.db", "annan", "recorded", "RisTableMissing", "ris.table", "annan")]
    [InlineData("sqlite:ris.db", "events", "signerad", "RisColumnMissing", "ris.columns", "'signerad'")]
    [InlineData("sqlite:saknas.db", "events", "recorded", "RisNotFound", "ris.view", "saknas.db")]
    [InlineData("oracle:ris", "events", "recorded", "RisNameMalformed", "ris.view", "'oracle'")]
    [InlineData("sqlite:${env:RIS_FIL}", "events", "recorded", "SiteVariableMissing", "ris.view", "RIS_FIL")]
    public void What_is_not_is_told_with_its_key(string database, string table, string signed, string code, string place, string words)
    {
        var finding = Assert.Single(Check(View(database, table, signed)));
        Assert.Equal((FindingSeverity.Error, code, place), (finding.Severity, finding.Code, finding.Place));
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_messages_that_is_not_there_is_told() =>
        Assert.Equal(("FolderUnreachable", "ris.hl7"), (Assert.Single(Check($"{Rest}ris: {{ hl7: finns-inte }}\n")) is var finding ? finding.Code : "", finding.Place));

    [Fact]
    public async Task The_sources_are_those_that_the_site_file_names()
    {
        Directory.CreateDirectory(folder.File("hl7/x")[..^2]);
        File.WriteAllText(folder.File("site.yaml"), View().Replace("ris: { ", "ris: { hl7: hl7, ", StringComparison.Ordinal));
        using var workplace = Workplace.Open(new() { SiteFile = folder.File("site.yaml"), Environment = _ => null, ReadOnly = true });
        Assert.Equal($"{folder.File("ris.db")} events", workplace.Describe().Ris);
        await using (var all = new FactSources(workplace).Resolver([]))
        {
            var resolved = (await all.ResolveAsync([new() { AccessionNumber = "A1" }], TestContext.Current.CancellationToken))[0];
            Assert.Equal(["ReportNotFound"], resolved.Problems.Select(problem => problem.Code));
        }

        Assert.Equal("FactSourceMissing", Assert.Throws<RadOpsException>(() => new FactSources(workplace).Resolver([FactSourceKind.Archive])).Code);
    }
}
