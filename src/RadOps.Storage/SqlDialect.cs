using System.Data.Common;
using RadOps.Core;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>What differs between the database engines; everything else stands once, in <see cref="SqlRegisterStore"/>.</summary>
internal abstract class SqlDialect
{
    // The first again is at once, for a connection that was lost long ago; a server is started again within seconds.
    private static readonly TimeSpan[] Waits = [.. new[] { 0, 100, 400, 1_000, 2_000, 3_000, 4_000 }.Select(wait => TimeSpan.FromMilliseconds(wait))];

    /// <summary>Where the register is, in words that hold no secret.</summary>
    internal abstract string Location { get; }

    /// <summary>False where only one user can see the register.</summary>
    internal abstract bool IsShared { get; }

    /// <summary>Statements that make schema version 1.</summary>
    internal abstract IReadOnlyList<string> Schema { get; }

    /// <summary>Statements that bring version 1 to 2, 2 to 3, and so on; each step in one transaction.</summary>
    internal abstract IReadOnlyList<IReadOnlyList<string>> Migrations { get; }

    /// <summary>Reads position and hash of the head, and keeps every other writer out until the transaction ends.</summary>
    internal abstract string LockHead { get; }

    /// <summary>Whether connections are kept for later readings; a server's own pool keeps them better, and notices when they break.</summary>
    internal virtual bool KeepsReaders => false;

    /// <summary>A new, open connection.</summary>
    internal abstract DbConnection Connect();

    /// <summary>Runs a transaction that writes: it is committed whole, or undone.</summary>
    /// <exception cref="DbException">The database refuses it.</exception>
    internal T Write<T>(DbConnection connection, Func<DbTransaction, T> work)
    {
        using var transaction = BeginWrite(connection);
        try
        {
            var result = work(transaction);
            transaction.Commit();
            return result;
        }
        catch
        {
            BeforeUndo(connection);
            throw;
        }
    }

    /// <summary>Begins a transaction that writes.</summary>
    internal abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Makes ready a connection whose transaction has failed and is to be undone.</summary>
    internal virtual void BeforeUndo(DbConnection connection)
    {
    }

    /// <summary>Whether RadOps' tables are there.</summary>
    internal abstract bool HasSchema(DbConnection connection, DbTransaction? transaction);

    /// <summary>Whether the database holds no table at all, as one that was just made for a register on a server. A file is made together with its register.</summary>
    internal virtual bool IsEmpty(DbConnection connection) => false;

    /// <summary>Says what a database error means for the operator.</summary>
    internal abstract RadOpsException Explain(DbException error);

    /// <summary>Whether a fault comes from what passes by itself, such as a server that is restarted or a connection that was lost, so that the same may succeed on a new connection.</summary>
    internal virtual bool MayPass(DbException error) => false;

    /// <summary>What makes events of the rows of one reading.</summary>
    internal virtual Func<DbDataReader, RegisterEvent> BeginRows() => EventRow.Read;

    /// <summary>Puts events into their table, within the transaction.</summary>
    internal virtual EventWriter BeginEvents(DbConnection connection, DbTransaction transaction) => new CommandEventWriter(connection, transaction);

    /// <summary>Does something that may be done again without harm, and again when what it met may pass; some ten seconds at most.</summary>
    /// <exception cref="DbException">It does not pass.</exception>
    internal T Patiently<T>(Func<T> step)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return step();
            }
            catch (DbException error) when (attempt < Waits.Length && MayPass(error))
            {
                _ = CancellationToken.None.WaitHandle.WaitOne(Waits[attempt]);
            }
        }
    }

    /// <summary>Makes ready what must be there before the tables are made, such as the file's mode.</summary>
    internal virtual void Prepare(DbConnection connection)
    {
    }

    /// <summary>Makes ready a connection on which payloads are disposed of, so that nothing of them is left in the file.</summary>
    internal virtual void BeforeDisposal(DbConnection connection)
    {
    }

    /// <summary>Lets go of what the disposed payloads took up, as far as the engine lets a client ask for that.</summary>
    internal virtual void AfterDisposal(DbConnection connection)
    {
    }

    /// <summary>An id, or a journal number, is taken.</summary>
    protected static (string Code, ErrorKind Kind, string Message) EventExists =>
        ("EventExists", ErrorKind.Conflict, "An event with this id, or with this number in its journal, is in the register already. Nothing was recorded a second time.");

    /// <summary>Somebody tried to change what is recorded.</summary>
    protected static (string Code, ErrorKind Kind, string Message) AppendOnly =>
        ("RegisterAppendOnly", ErrorKind.NotPermitted, "The register is append-only: what it holds is never changed or removed.");

    /// <summary>The server does not answer, or the connection was lost. What was sent last may or may not be recorded; recording it again cannot double it.</summary>
    protected static (string Code, ErrorKind Kind, string Message) Unreachable(string location) =>
        ("RegisterUnreachable", ErrorKind.Unreachable, $"The register {location} does not answer. Check the server and the network, then try again: what was recorded already is not recorded twice.");

    /// <summary>Others held what was wanted for too long.</summary>
    protected static (string Code, ErrorKind Kind, string Message) Locked(string location) =>
        ("RegisterLocked", ErrorKind.Conflict, $"Others have held the register {location} too long. Nothing was recorded; try again.");

    /// <summary>The user may not write.</summary>
    protected static (string Code, ErrorKind Kind, string Message) ReadOnly(string location) =>
        ("RegisterReadOnly", ErrorKind.Storage, $"The register {location} cannot be written to: check the user's permissions. Nothing was recorded.");

    /// <summary>The disk is full.</summary>
    protected static (string Code, ErrorKind Kind, string Message) Full(string location) =>
        ("RegisterFull", ErrorKind.Storage, $"The disk of the register {location} is full. Nothing was recorded.");

    /// <summary>User or password is wrong.</summary>
    protected static (string Code, ErrorKind Kind, string Message) SignInFailed(string location) =>
        ("RegisterSignInFailed", ErrorKind.NotPermitted, $"The register {location} refused the user or password.");

    /// <summary>Anything else, by the engine's own number.</summary>
    protected static (string Code, ErrorKind Kind, string Message) Failed(string location, string number) =>
        ("RegisterFailed", ErrorKind.Storage, $"The register {location} failed ({number}).");
}
