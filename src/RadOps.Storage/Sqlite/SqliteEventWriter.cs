using System.Text;
using Microsoft.Data.Sqlite;
using RadOps.Core.Register;
using SQLitePCL;

namespace RadOps.Storage.Sqlite;

/// <summary>
/// A statement of SQLite's own, on the connection that ADO.NET opened and within its transaction: looking up and converting fifteen parameters there costs as much as the insert itself. Values are bound,
/// never written into the statement. What stood in the row before is bound already: who, where, why and which journal are seldom others from one event of a batch to the next.
/// </summary>
internal sealed class SqliteEventWriter : EventWriter
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;
    private readonly string?[] bound = new string?[16];
    private byte[] scratch = new byte[4096];
    private DateTimeOffset? recorded;

    internal SqliteEventWriter(SqliteConnection connection)
    {
        database = connection.Handle!;
        var outcome = raw.sqlite3_prepare_v2(database, $"INSERT INTO events ({EventRow.Columns}) VALUES ({string.Join(", ", EventRow.Names.Select(_ => "?"))})", out insert);
        SqliteException.ThrowExceptionForRC(outcome, database);
    }

    internal override void Write(RegisterEvent @event)
    {
        Span<byte> text = stackalloc byte[64];
        Bind(1, @event.Position);
        System.Buffers.Text.Utf8Formatter.TryFormat(@event.Id, text, out var length, 'D');
        Bind(2, text[..length]);
        BindNew(3, @event.Kind);
        RegisterTime.Write(@event.Occurred, text);
        Bind(4, text[..RegisterTime.Length]);
        if (recorded != @event.Recorded)
        {
            RegisterTime.Write(@event.Recorded, text);
            Bind(5, text[..RegisterTime.Length]);
            recorded = @event.Recorded;
        }

        BindNew(6, @event.Operator);
        BindNew(7, @event.CareUnit);
        BindNew(8, @event.Purpose);
        BindNew(9, @event.Subject);
        BindNew(10, @event.Journal);
        Bind(11, @event.Sequence);
        if (@event.Payload is { } payload) Bind(12, payload.Utf8.Span);
        else Check(raw.sqlite3_bind_null(insert, 12));
        Bind(13, @event.PayloadHash);
        Bind(14, @event.PreviousHash);
        Bind(15, @event.Hash);
        var outcome = raw.sqlite3_step(insert);
        if (outcome != raw.SQLITE_DONE) Check(outcome);
        Check(raw.sqlite3_reset(insert));
    }

    public override void Dispose() => insert.Dispose();

    private void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(insert, index, value));

    // No memory at all would be bound as NULL, which is a payload that was disposed of.
    private void Bind(int index, ReadOnlySpan<byte> utf8) => Check(utf8.IsEmpty ? raw.sqlite3_bind_text(insert, index, "") : raw.sqlite3_bind_text(insert, index, utf8));

    // A reset leaves the bindings (sqlite3_reset).
    private void BindNew(int index, string value)
    {
        if (bound[index] == value) return;
        Bind(index, value);
        bound[index] = value;
    }

    private void Bind(int index, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (scratch.Length < most) scratch = new byte[most];
        Bind(index, scratch.AsSpan(0, Encoding.UTF8.GetBytes(value, scratch)));
    }

    private void Check(int outcome) => SqliteException.ThrowExceptionForRC(outcome, database);
}
