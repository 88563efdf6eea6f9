using System.Data;
using System.Data.Common;
using Dapper;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>
/// The one connection that writes; its user holds the store's lock. A fault that passes, such as a server that is restarted, is waited out, and the transaction is made again where that is harmless: when it was lost
/// before it was to be committed, it has left nothing. When the connection is lost while the commit is on its way, nobody knows whether it was made; that is looked up, behind the lock that every writer
/// takes, before anything is written again.
/// </summary>
internal sealed class WritingConnection(SqlDialect dialect, DbConnection connection) : IDisposable
{
    private DbConnection connection = connection;
    private bool isLost;

    /// <summary>Runs a transaction to its end, once.</summary>
    /// <param name="work">Appends events within the transaction, from the head given, and gives its result and the new head. It may be called again, in another transaction, when the first has left nothing.</param>
    /// <exception cref="DbException">The database refuses, or has not come back. In the latter case, a commit that was on its way may have been made.</exception>
    internal T Commit<T>(Func<DbTransaction, RegisterHead, (T Result, RegisterHead End)> work)
    {
        (T Result, RegisterHead End)? sent = null;
        return dialect.Patiently(() => Guarded(() => dialect.Write(connection, transaction =>
        {
            var head = connection.QuerySingle<RegisterHead>(dialect.LockHead, transaction: transaction);
            if (sent is { } before && Holds(before.End, transaction)) return before.Result;
            sent = null;
            var done = work(transaction, head);
            sent = done;
            return done.Result;
        })));
    }

    /// <summary>Runs something outside of a transaction; more than once where the connection is lost.</summary>
    internal void Run(Action<DbConnection> step) => dialect.Patiently(() => Guarded(() =>
    {
        step(connection);
        return true;
    }));

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    // An event's hash depends on all before it: where the last one stands, all of them do.
    private bool Holds(RegisterHead end, DbTransaction transaction) =>
        connection.QuerySingleOrDefault<string>("SELECT hash FROM events WHERE position = @Position", new { end.Position }, transaction) == end.Hash;

    // A connection that failed may still call itself open.
    private T Guarded<T>(Func<T> step)
    {
        if (isLost || connection.State != ConnectionState.Open) Reconnect();
        try
        {
            return step();
        }
        catch (DbException error) when (dialect.MayPass(error))
        {
            isLost = true;
            throw;
        }
    }

    private void Reconnect()
    {
        connection.Dispose();
        connection = dialect.Connect();
        isLost = false;
    }
}
