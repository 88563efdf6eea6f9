using System.Data.Common;
using Microsoft.Data.SqlClient;
using RadOps.Core.Register;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>Disposal in SQL Server, wherever <c>RADOPS_TEST_SQLSERVER</c> holds a connection string to an empty database of the tests' own.</summary>
[Collection(nameof(SqlServerStoreTests))]
public sealed class SqlServerDisposalTests : DisposalContract
{
    private bool cleared;

    private protected override string[] DropGuards => ["DROP TRIGGER events_append_only"];

    private protected override string[] FormerGuards =>
        ["DROP TRIGGER events_append_only", "CREATE TRIGGER events_append_only ON events INSTEAD OF UPDATE, DELETE AS THROW 51000, 'the register is append-only', 1"];

    private protected override IRegisterStore Open(TimeProvider time, RegisterAccess access = RegisterAccess.Create)
    {
        var connection = SqlServerStoreTests.RequireDatabase();
        if (!cleared) SqlServerStoreTests.Clear(connection);
        cleared = true;
        return RegisterFactory.Open($"sqlserver:{connection}", time, access);
    }

    private protected override DbConnection Connect() => new SqlConnection(SqlServerStoreTests.RequireDatabase());
}
