using Microsoft.Data.SqlClient;
using RadOps.Core;
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

    internal static void Clear(string connectionString) => Execute(connectionString, "DROP TABLE IF EXISTS dbo.events; DROP TABLE IF EXISTS dbo.head; DROP TABLE IF EXISTS dbo.meta");

    internal static void Execute(string connectionString, string statement)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    [Fact]
    public void A_newer_schema_and_a_database_that_is_not_there_are_refused()
    {
        _ = Store;
        Execute(RequireDatabase(), "UPDATE meta SET value = '3' WHERE name = 'schema_version'");
        Assert.Equal("RegisterNewer", Assert.Throws<RadOpsException>(Open).Code);
        Assert.Equal("RegisterNotFound", Failure(database => database.InitialCatalog = "radops_no_such_database").Code);
    }

    [Fact]
    public void A_register_that_must_exist_is_not_made()
    {
        Clear(RequireDatabase());
        Assert.Contains(Assert.Throws<RadOpsException>(() => RegisterFactory.Open($"sqlserver:{RequireDatabase()}", TimeProvider.System, RegisterAccess.Existing)).Code, (string[])["RegisterNotMade", "RegisterForeign"]);
    }

    [Fact]
    public void Several_open_an_empty_database_at_once()
    {
        Clear(RequireDatabase());
        Parallel.For(0, 4, _ =>
        {
            using var store = RegisterFactory.Open($"sqlserver:{RequireDatabase()}", TimeProvider.System);
            store.Append([TestEvents.New(1) with { Id = Guid.NewGuid() }]);
        });
        using var all = RegisterFactory.Open($"sqlserver:{RequireDatabase()}", TimeProvider.System);
        Assert.Equal(4, all.ReadHead().Position);
        Assert.True(all.Walk().Holds);
    }

    [Fact]
    public void A_password_that_is_wrong_is_told_as_such()
    {
        Assert.SkipWhen(new SqlConnectionStringBuilder(RequireDatabase()).UserID.Length == 0, "the tests' user has no password");
        var error = Failure(database => database.Password = "hemligt och fel");
        Assert.Equal(("RegisterSignInFailed", ErrorKind.NotPermitted), (error.Code, error.Kind));
        Assert.DoesNotContain("hemligt", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A server for tests has most often a certificate that nobody vouches for; where it has one that counts, the register opens.</summary>
    [Fact]
    public void A_connection_is_encrypted_and_the_certificate_counts_unless_it_says_otherwise()
    {
        Clear(RequireDatabase());
        var text = Changed(database =>
        {
            database.Remove("Encrypt");
            database.Remove("Trust Server Certificate");
        });
        if (Record.Exception(() => RegisterFactory.Open(text, TimeProvider.System).Dispose()) is { } error)
            Assert.Equal("RegisterCertificateNotTrusted", Assert.IsType<RadOpsException>(error).Code);
        RegisterFactory.Open(Changed(database => (database.Encrypt, database.TrustServerCertificate) = (SqlConnectionEncryptOption.Mandatory, true)), TimeProvider.System).Dispose();
    }

    [Fact]
    public void A_head_that_somebody_holds_is_waited_for_and_then_told()
    {
        _ = Store;
        using var holder = new SqlConnection(RequireDatabase());
        holder.Open();
        using (var transaction = holder.BeginTransaction())
        {
            using var hold = new SqlCommand("UPDATE head SET hash = hash", holder, transaction);
            hold.ExecuteNonQuery();
            using var hasty = RegisterFactory.Open(Changed(database => database.CommandTimeout = 3), TimeProvider.System);
            Assert.Equal("RegisterLocked", Assert.Throws<RadOpsException>(() => hasty.Append(TestEvents.Many(2))).Code);
        }

        Assert.Equal(2, Store.Append(TestEvents.Many(2))[^1].Position);
    }

    private static RadOpsException Failure(Action<SqlConnectionStringBuilder> change) => Assert.Throws<RadOpsException>(() => RegisterFactory.Open(Changed(change), TimeProvider.System));

    private static string Changed(Action<SqlConnectionStringBuilder> change)
    {
        var database = new SqlConnectionStringBuilder(RequireDatabase());
        change(database);
        return $"sqlserver:{database.ConnectionString}";
    }
}
