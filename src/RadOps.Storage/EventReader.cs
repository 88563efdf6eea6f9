using System.Data.Common;
using Dapper;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>
/// Reads events in the order of their positions. Since nothing is changed or taken away, a reading whose connection is lost goes on after the last event that it gave, on another one.
/// </summary>
internal sealed class EventReader : IDisposable
{
    private readonly SqlDialect dialect;
    private readonly RegisterQuery query;
    private readonly Func<DbConnection> take;
    private readonly Action<DbConnection> leave;
    private readonly Func<RegisterEvent?> next;
    private readonly Func<DbDataReader, RegisterEvent> eventOf;
    private DbConnection? connection;
    private DbDataReader? rows;
    private DbDataReader? own;
    private long last;

    /// <summary>Makes a reading; nothing is read yet.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="query">Which events.</param>
    /// <param name="take">Gives a connection.</param>
    /// <param name="leave">Gets the connection back, unless it failed.</param>
    internal EventReader(SqlDialect dialect, RegisterQuery query, Func<DbConnection> take, Action<DbConnection> leave)
    {
        this.dialect = dialect;
        this.query = query;
        this.take = take;
        this.leave = leave;
        last = query.After;
        next = ReadOne;
        eventOf = dialect.BeginRows();
    }

    /// <summary>The next event; null at the end.</summary>
    /// <exception cref="DbException">The database refuses, or has not come back.</exception>
    internal RegisterEvent? Next() => dialect.Patiently(next);

    /// <inheritdoc/>
    public void Dispose()
    {
        rows?.Dispose();
        if (connection is not null) leave(connection);
    }

    private RegisterEvent? ReadOne()
    {
        try
        {
            if (rows is null)
            {
                connection = take();
                var (sql, parameters) = EventSelect.For(query, last);
                rows = (DbDataReader)connection.ExecuteReader(new CommandDefinition(sql, parameters));
                own = (DbDataReader)((IWrappedDataReader)rows).Reader; // the engine's, which Dapper hands on
            }

            if (!own!.Read()) return null;
            var item = eventOf(own);
            last = item.Position;
            return item;
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private void Drop()
    {
        rows?.Dispose();
        connection?.Dispose();
        (rows, own, connection) = (null, null, null);
    }
}
