using System.Data.Common;
using Dapper;
using RadOps.Core;
using RadOps.Storage.Sqlite;

namespace RadOps.Storage.Tests;

/// <summary>SQLite with no page left to give: what it says when the disk is full.</summary>
internal sealed class FullDisk(string path) : SqlDialect
{
    private readonly SqliteDialect inner = new(path, RegisterAccess.Existing, null);

    internal override string Location => inner.Location;

    internal override bool IsShared => inner.IsShared;

    internal override IReadOnlyList<string> Schema => inner.Schema;

    internal override IReadOnlyList<IReadOnlyList<string>> Migrations => inner.Migrations;

    internal override string LockHead => inner.LockHead;

    internal override DbConnection Connect()
    {
        var connection = inner.Connect();
        connection.ExecuteScalar<long>("PRAGMA max_page_count = 1");
        return connection;
    }

    internal override DbTransaction BeginWrite(DbConnection connection) => inner.BeginWrite(connection);

    internal override void BeforeUndo(DbConnection connection) => inner.BeforeUndo(connection);

    internal override bool HasSchema(DbConnection connection, DbTransaction? transaction) => inner.HasSchema(connection, transaction);

    internal override RadOpsException Explain(DbException error) => inner.Explain(error);
}
