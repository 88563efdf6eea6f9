using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;
using RadOps.Core.Register;

namespace RadOps.Storage.SqlServer;

/// <summary>
/// A bulk load (BULK INSERT of the wire protocol) in the transaction of the others, so that a batch is there whole or not at all. A few events go by the ordinary insert: a bulk load asks for the table's columns first.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The transaction that holds the head.</param>
internal sealed class SqlServerEventWriter(SqlConnection connection, SqlTransaction transaction) : EventWriter
{
    /// <summary>So few that asking for the columns costs more than it saves.</summary>
    private const int FewestInBulk = 20;

    /// <summary>So many are held at once at most, whatever is written: a register is moved by the million.</summary>
    private const int MostHeld = 2000;

    /// <summary>In bytes: payloads may be long.</summary>
    private const int MostHeldBytes = 16 * 1024 * 1024;

    private readonly List<RegisterEvent> held = [];
    private long heldBytes;

    internal override void Write(RegisterEvent @event)
    {
        held.Add(@event);
        heldBytes += @event.Payload?.Utf8.Length ?? 0;
        if (held.Count >= MostHeld || heldBytes >= MostHeldBytes) HandOver();
    }

    internal override void Complete() => HandOver();

    public override void Dispose() => held.Clear();

    private void HandOver()
    {
        if (held.Count >= FewestInBulk) Load();
        else Insert();
        held.Clear();
        heldBytes = 0;
    }

    private void Insert()
    {
        if (held.Count == 0) return;
        using var insert = new CommandEventWriter(connection, transaction);
        foreach (var @event in held) insert.Write(@event);
    }

    private void Load()
    {
        using var rows = new DataTable { Locale = CultureInfo.InvariantCulture };
        // Constraints and triggers hold for a bulk load only where it says so.
        using var bulk = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers, transaction) { DestinationTableName = "events", BulkCopyTimeout = connection.CommandTimeout };
        foreach (var name in EventRow.Names)
        {
            rows.Columns.Add(name, name is "position" or "sequence" ? typeof(long) : typeof(string));
            bulk.ColumnMappings.Add(name, name);
        }

        foreach (var @event in held) rows.Rows.Add(EventRow.Values(@event));
        bulk.WriteToServer(rows);
    }
}
