using System.Data.Common;
using Npgsql;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Storage.Ris;
using Xunit;

namespace RadOps.Storage.Tests.Ris;

public sealed class PostgresRisViewTests(PostgresServer server) : RisViewContract, IClassFixture<PostgresServer>
{
    private string? database;

    private protected override string View => $"postgres:{database ??= server.NewDatabase()}";

    private protected override DbConnection Connect()
    {
        _ = View;
        return new NpgsqlConnection(database);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unreachable_and_its_address_is_told_without_the_secret()
    {
        var settings = new RisSettings
        {
            View = "postgres:Host=127.0.0.1;Port=1;Database=ris;Username=radops;Password=hemligt;Timeout=2",
            Table = "v",
            Columns = new Dictionary<RisColumn, string> { [RisColumn.AccessionNumber] = "a", [RisColumn.Signature] = "s" },
        };
        await using var resolver = new RequestResolver([new RisView(settings, TimeProvider.System)], TimeProvider.System);
        var problem = Assert.Single((await resolver.ResolveAsync([new() { AccessionNumber = "A1" }], TestContext.Current.CancellationToken))[0].Problems);
        Assert.Equal("RisUnreachable", problem.Code);
        Assert.Contains("127.0.0.1:1/ris", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", $"{problem.Failure}", StringComparison.Ordinal);
    }
}
