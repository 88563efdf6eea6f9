using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using RadOps.Core.Register;
using RadOps.Storage;
using SQLitePCL;

namespace RadOps.Benchmarks;

/// <summary>Finished rows into a register's own tables, indexes and all, with nothing of RadOps on the way: what an append is measured against.</summary>
internal static class BareInsert
{
    /// <summary>Through ADO.NET.</summary>
    public static void ByCommand(string path, RegisterEvent[] rows, int batch)
    {
        using var connection = Open(path);
        foreach (var some in rows.Chunk(batch))
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO events VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11,@12,@13,@14)";
            for (var index = 0; index < 15; index++) insert.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{index}") });
            insert.Prepare();
            foreach (var row in some)
            {
                var values = Values(row);
                for (var index = 0; index < values.Length; index++) insert.Parameters[index].Value = values[index];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    /// <summary>By a statement of SQLite's own, prepared once.</summary>
    public static void ByStatement(string path, RegisterEvent[] rows, int batch)
    {
        using var connection = Open(path);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", out var insert), connection.Handle);
        var bytes = new byte[4096];
        using (insert)
        {
            foreach (var some in rows.Chunk(batch))
            {
                using var transaction = connection.BeginTransaction();
                foreach (var row in some)
                {
                    var values = Values(row);
                    for (var index = 0; index < values.Length; index++)
                    {
                        if (values[index] is long number) raw.sqlite3_bind_int64(insert, index + 1, number);
                        else raw.sqlite3_bind_text(insert, index + 1, bytes.AsSpan(0, Encoding.UTF8.GetBytes((string)values[index], bytes)));
                    }

                    if (raw.sqlite3_step(insert) != raw.SQLITE_DONE) throw new InvalidOperationException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
                    raw.sqlite3_reset(insert);
                }

                transaction.Commit();
            }
        }
    }

    /// <summary>By COPY in binary.</summary>
    public static void ByCopy(string connectionString, RegisterEvent[] rows, int batch)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        foreach (var some in rows.Chunk(batch))
        {
            using var transaction = connection.BeginTransaction();
            using (var import = connection.BeginBinaryImport("COPY events FROM STDIN (FORMAT BINARY)"))
            {
                foreach (var row in some)
                {
                    import.StartRow();
                    foreach (var value in Values(row))
                    {
                        if (value is long number) import.Write(number, NpgsqlDbType.Bigint);
                        else import.Write((string)value, NpgsqlDbType.Text);
                    }
                }

                import.Complete();
            }

            transaction.Commit();
        }
    }

    private static object[] Values(RegisterEvent row) =>
    [
        row.Position, row.Id.ToString("d"), row.Kind, RegisterTime.ToText(row.Occurred), RegisterTime.ToText(row.Recorded), row.Operator, row.CareUnit, row.Purpose, row.Subject, row.Journal, row.Sequence, row.Payload!.Text,
        row.PayloadHash, row.PreviousHash, row.Hash,
    ];

    private static SqliteConnection Open(string path)
    {
        RegisterFactory.Open(path, TimeProvider.System).Dispose();
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var settings = connection.CreateCommand();
        // As the register itself has them.
        settings.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768";
        settings.ExecuteNonQuery();
        return connection;
    }
}
