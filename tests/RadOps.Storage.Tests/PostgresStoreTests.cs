using Npgsql;
using RadOps.Core;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>The contract on PostgreSQL, and what only a server can do to a register.</summary>
public sealed class PostgresStoreTests(PostgresServer server) : RegisterStoreContract, IClassFixture<PostgresServer>
{
    private string? database;

    private protected override string Register => $"postgres:{database ??= server.NewDatabase()}";

    [Fact]
    public void A_register_goes_on_after_the_server_was_restarted()
    {
        Store.Append(TestEvents.Many(5));
        server.Crash();
        var error = Record.Exception(() => Store.Append(TestEvents.Many(5, 10)));
        if (error is not null) Assert.Equal("RegisterUnreachable", Assert.IsType<RadOpsException>(error).Code);
        else Assert.Equal(10, Store.ReadHead().Position);
        Store.Append(TestEvents.Many(5, 20));
        Assert.Equal(0, Store.ReadHead().Position % 5);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void The_database_itself_refuses_to_change_what_it_holds()
    {
        Store.Append(TestEvents.Many(2));
        foreach (var statement in new[] { "UPDATE events SET operator = 'x'", "DELETE FROM events", "TRUNCATE events" })
            Assert.Equal("23001", Assert.Throws<PostgresException>(() => Execute(statement)).SqlState);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void A_newer_schema_and_a_database_that_is_not_there_are_refused()
    {
        _ = Store;
        Execute("UPDATE meta SET value = '3' WHERE name = 'schema_version'");
        Assert.Equal("RegisterNewer", Assert.Throws<RadOpsException>(Open).Code);
        database = database!.Replace("Database=radops", "Database=nothing", StringComparison.Ordinal);
        Assert.Equal("RegisterNotFound", Assert.Throws<RadOpsException>(Open).Code);
    }

    [Fact]
    public void A_register_that_must_exist_is_not_made()
    {
        database = server.NewDatabase();
        Assert.Equal("RegisterNotMade", Code(RegisterAccess.Existing));
        Assert.Equal("RegisterNotMade", Code(RegisterAccess.ReadOnly));
        Execute("CREATE TABLE another (id int)");
        Assert.Equal("RegisterForeign", Code(RegisterAccess.Existing));

        string Code(RegisterAccess access) => Assert.Throws<RadOpsException>(() => RegisterFactory.Open($"postgres:{database}", TimeProvider.System, access)).Code;
    }

    [Fact]
    public void A_connection_is_encrypted_unless_it_says_otherwise()
    {
        database = server.NewDatabase();
        // The tests' server has no certificate, so an encrypted connection cannot be had.
        Assert.Throws<RadOpsException>(() => RegisterFactory.Open($"postgres:{database.Replace("SSL Mode=Disable;", "", StringComparison.Ordinal)}", TimeProvider.System));
    }

    [Fact]
    public void Several_open_an_empty_database_at_once()
    {
        database = server.NewDatabase();
        Parallel.For(0, 4, _ =>
        {
            using var store = Open();
            store.Append([TestEvents.New(1) with { Id = Guid.NewGuid() }]);
        });
        Assert.Equal(4, Store.ReadHead().Position);
        Assert.True(Store.Walk().Holds);
    }

    private void Execute(string statement)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
