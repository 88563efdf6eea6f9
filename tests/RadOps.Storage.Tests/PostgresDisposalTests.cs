using System.Data.Common;
using Npgsql;
using RadOps.Core.Register;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>Disposal in PostgreSQL.</summary>
public sealed class PostgresDisposalTests(PostgresServer server) : DisposalContract, IClassFixture<PostgresServer>
{
    private string? database;

    private protected override string[] DropGuards => ["DROP TRIGGER events_dispose_only ON events"];

    private protected override string[] FormerGuards =>
    [
        "DROP TRIGGER events_dispose_only ON events", "DROP FUNCTION events_dispose_only()", "DROP TRIGGER events_append_only ON events",
        "CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_append_only()",
    ];

    private string Database => database ??= server.NewDatabase();

    private protected override IRegisterStore Open(TimeProvider time, RegisterAccess access = RegisterAccess.Create) => RegisterFactory.Open($"postgres:{Database}", time, access);

    private protected override DbConnection Connect() => new NpgsqlConnection(Database);
}
