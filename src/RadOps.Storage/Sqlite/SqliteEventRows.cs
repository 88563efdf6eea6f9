using System.Buffers.Text;
using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using RadOps.Core.Register;
using SQLitePCL;

namespace RadOps.Storage.Sqlite;

/// <summary>
/// Makes events straight of SQLite's own bytes, for one reading. Most of what stands in an envelope stood in one of those before it, and the same text is then given again: a register of millions is read with a third
/// of the texts.
/// </summary>
internal sealed class SqliteEventRows
{
    private const int Slots = 256;
    private const int LongestRepeated = 256;

    private readonly (byte[] Utf8, int Length, string Text)[] texts = new (byte[], int, string)[Slots];
    private string lastHash = "";

    /// <summary>The event of the row that the reader stands on.</summary>
    /// <exception cref="Core.RadOpsException">An instant is not in its canonical form.</exception>
    internal RegisterEvent Read(DbDataReader row)
    {
        var statement = ((SqliteDataReader)row).Handle!;
        var previous = raw.sqlite3_column_blob(statement, 13);
        var item = new RegisterEvent
        {
            Position = raw.sqlite3_column_int64(statement, 0),
            Id = ReadId(raw.sqlite3_column_blob(statement, 1)),
            Kind = Repeated(raw.sqlite3_column_blob(statement, 2)),
            Occurred = RegisterTime.FromText(raw.sqlite3_column_blob(statement, 3)),
            Recorded = RegisterTime.FromText(raw.sqlite3_column_blob(statement, 4)),
            Operator = Repeated(raw.sqlite3_column_blob(statement, 5)),
            CareUnit = Repeated(raw.sqlite3_column_blob(statement, 6)),
            Purpose = Repeated(raw.sqlite3_column_blob(statement, 7)),
            Subject = Repeated(raw.sqlite3_column_blob(statement, 8)),
            Journal = Repeated(raw.sqlite3_column_blob(statement, 9)),
            Sequence = raw.sqlite3_column_int64(statement, 10),
            Payload = raw.sqlite3_column_type(statement, 11) == raw.SQLITE_NULL ? null : new EventPayload(raw.sqlite3_column_blob(statement, 11)),
            PayloadHash = Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, 12)),
            PreviousHash = Ascii.Equals(previous, lastHash) ? lastHash : Encoding.UTF8.GetString(previous),
            Hash = Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, 14)),
        };
        lastHash = item.Hash;
        return item;
    }

    // In its canonical form only: as where rows are read in the ordinary way.
    private static Guid ReadId(ReadOnlySpan<byte> utf8) =>
        utf8.Length == 36 && !utf8.ContainsAnyInRange((byte)'A', (byte)'F') && Utf8Parser.TryParse(utf8, out Guid id, out var length, 'D') && length == utf8.Length ? id : Guid.Empty;

    private string Repeated(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestRepeated) return Encoding.UTF8.GetString(utf8);
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        ref var slot = ref texts[(uint)hash.ToHashCode() % Slots];
        if (slot.Utf8 is { } known && utf8.SequenceEqual(known.AsSpan(0, slot.Length))) return slot.Text;
        var text = Encoding.UTF8.GetString(utf8);
        slot.Utf8 ??= new byte[LongestRepeated];
        utf8.CopyTo(slot.Utf8);
        (slot.Length, slot.Text) = (utf8.Length, text);
        return text;
    }
}
