using System.Data.Common;
using Microsoft.Data.SqlClient;
using Xunit;

namespace RadOps.Storage.Tests.Ris;

/// <summary>A view of RIS in SQL Server, wherever <c>RADOPS_TEST_SQLSERVER</c> holds a connection string to an empty database of the tests' own.</summary>
[Collection(nameof(SqlServerStoreTests))]
public sealed class SqlServerRisViewTests : RisViewContract
{
    private bool cleared;

    private protected override string View => $"sqlserver:{SqlServerStoreTests.RequireDatabase()}";

    private protected override string TimeType => "datetime2";

    private protected override DbConnection Connect()
    {
        var connection = SqlServerStoreTests.RequireDatabase();
        if (!cleared) SqlServerStoreTests.Execute(connection, "DROP VIEW IF EXISTS radops_reports; DROP TABLE IF EXISTS reports");
        cleared = true;
        return new SqlConnection(connection);
    }

    public override Task It_is_only_read()
    {
        Assert.Skip("SQL Server has no sessions that only read: the account's rights see to that");
        return Task.CompletedTask;
    }
}
