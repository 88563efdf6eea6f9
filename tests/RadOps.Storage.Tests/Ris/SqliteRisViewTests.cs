using System.Data.Common;
using Microsoft.Data.Sqlite;
using RadOps.Core;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Storage.Ris;
using RadOps.Storage.Sqlite;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Ris;

public sealed class SqliteRisViewTests : RisViewContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private protected override string View => $"sqlite:{folder.File("ris.db")}";

    private protected override DbConnection Connect()
    {
        SqliteLibrary.Load(null);
        return new SqliteConnection($"Data Source={folder.File("ris.db")};Pooling=false");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_that_is_not_there_is_not_made()
    {
        await using var resolver = new RequestResolver([new RisView(
            new()
            {
                View = View,
                Table = "v",
                Columns = new Dictionary<RisColumn, string> { [RisColumn.AccessionNumber] = "a", [RisColumn.Signature] = "s" },
            },
            TimeProvider.System)], TimeProvider.System);
        Assert.Equal("RisNotFound", Assert.Single((await resolver.ResolveAsync([new() { AccessionNumber = "A1" }], TestContext.Current.CancellationToken))[0].Problems).Code);
        Assert.False(File.Exists(folder.File("ris.db")));
    }

    [Theory]
    [InlineData("oracle:ris"), InlineData("postgres:Host"), InlineData("postgres:Username=u;Password=hemligt"), InlineData("sqlserver:Password=hemligt"), InlineData("sqlite:")]
    public void A_name_that_is_none_is_refused_without_its_secret(string view)
    {
        var error = Assert.Throws<RadOpsException>(() => new RisDatabase(view, "v"));
        Assert.Equal("RisNameMalformed", error.Code);
        Assert.DoesNotContain("hemligt", error.ToString(), StringComparison.Ordinal);
    }
}
