using Microsoft.Data.SqlClient;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>The contract on SQL Server, wherever <c>RADOPS_TEST_SQLSERVER</c> holds a connection string to an empty database of the tests' own.</summary>
[Collection(nameof(SqlServerStoreTests))]
public sealed class SqlServerStoreTests : RegisterStoreContract
{
    private const string Variable = "RADOPS_TEST_SQLSERVER";
    private bool cleared;

    private protected override string Register
    {
        get
        {
            var connection = RequireDatabase();
            if (!cleared) Clear(connection);
            cleared = true;
            return $"sqlserver:{connection}";
        }
    }

    internal static string RequireDatabase()
    {
        var connection = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrWhiteSpace(connection), $"{Variable} holds no connection string: no SQL Server to test against");
        return connection!;
    }

    internal static void Clear(string connectionString)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS events; DROP TABLE IF EXISTS head; DROP TABLE IF EXISTS meta";
        command.ExecuteNonQuery();
    }
}
