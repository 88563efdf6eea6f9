using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RadOps.Core;
using RadOps.Core.Register;
using SQLitePCL;

namespace RadOps.Storage.Sqlite;

/// <summary>A register in one file. Write-ahead log, every commit forced to the disk, other writers waited for.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <summary>"RadO": marks the file as a register, so that another program's database is never written to.</summary>
    internal const int ApplicationId = 0x5261644F;

    // A batch's pages stay in memory until it is committed: what does not fit is written to the log more than once. Taken only as it is needed.
    private const int CacheKibibytes = 32 * 1024;

    private readonly string path;
    private readonly RegisterAccess access;
    private readonly string connectionString;
    private readonly TimeSpan busyTimeout;

    /// <summary>Names the register; nothing is opened yet.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="access">Whether it may be made.</param>
    /// <param name="warning">Gets word of the packaged library.</param>
    /// <param name="busyTimeout">How long another writer is waited for, in whole seconds; 30 when not given.</param>
    internal SqliteDialect(string path, RegisterAccess access, Action<string>? warning, TimeSpan? busyTimeout = null)
    {
        if (path.Length == 0) throw new RadOpsException("RegisterNameEmpty", ErrorKind.InvalidInput, "The register has no file name: write sqlite:FILE.");
        SqliteLibrary.Load(warning);
        this.path = path;
        this.access = access;
        this.busyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            // Not ReadOnly for reading either: such a connection leaves the write-ahead log's files behind when it closes.
            Mode = access == RegisterAccess.Create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            // A pooled connection would keep the file open after the register is closed.
            Pooling = false,
            DefaultTimeout = (int)this.busyTimeout.TotalSeconds,
        }.ToString();
    }

    /// <inheritdoc/>
    internal override string Location => path;

    /// <inheritdoc/>
    internal override bool IsShared
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return home.Length < 2 || !path.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Schema =>
    [
        FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}"),
        "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE head (position INTEGER NOT NULL, hash TEXT NOT NULL)",
        """
        CREATE TABLE events (
            position INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            occurred TEXT NOT NULL,
            recorded TEXT NOT NULL,
            operator TEXT NOT NULL,
            care_unit TEXT NOT NULL,
            purpose TEXT NOT NULL,
            subject TEXT NOT NULL,
            journal TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            payload TEXT,
            payload_hash TEXT NOT NULL,
            previous_hash TEXT NOT NULL,
            hash TEXT NOT NULL)
        """,
        "CREATE UNIQUE INDEX events_id ON events (id)",
        "CREATE UNIQUE INDEX events_journal ON events (journal, sequence)",
        "CREATE INDEX events_subject ON events (subject)",
        "CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END",
        "CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END",
    ];

    /// <summary>
    /// Version 2 lets a payload go while the last event is one that disposes of it by its place, five years or more after it was taken in. Text is compared, so that nothing depends on what else the library was built with.
    /// </summary>
    internal override IReadOnlyList<IReadOnlyList<string>> Migrations =>
    [
        [
            "DROP TRIGGER events_no_update",
            """
            CREATE TRIGGER events_no_update BEFORE UPDATE ON events WHEN NOT EXISTS (
                SELECT 1 FROM head JOIN events AS disposal ON disposal.position = head.position
                WHERE disposal.kind = 'PayloadsDisposed' AND OLD.kind <> 'PayloadsDisposed' AND OLD.payload IS NOT NULL AND NEW.payload IS NULL
                AND NEW.position IS OLD.position AND NEW.id IS OLD.id AND NEW.kind IS OLD.kind AND NEW.occurred IS OLD.occurred AND NEW.recorded IS OLD.recorded AND NEW.operator IS OLD.operator
                AND NEW.care_unit IS OLD.care_unit AND NEW.purpose IS OLD.purpose AND NEW.subject IS OLD.subject AND NEW.journal IS OLD.journal AND NEW.sequence IS OLD.sequence
                AND NEW.payload_hash IS OLD.payload_hash AND NEW.previous_hash IS OLD.previous_hash AND NEW.hash IS OLD.hash
                AND OLD.recorded <= (CAST(substr(disposal.recorded, 1, 4) AS INTEGER) - 5) || substr(disposal.recorded, 5)
                AND instr(replace(replace(substr(disposal.payload, instr(disposal.payload, '"positions":[') + 12), '[', ','), ']', ','), ',' || OLD.position || ',') > 0)
            BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END
            """,
        ],
    ];

    /// <inheritdoc/>
    internal override string LockHead => "SELECT position AS Position, hash AS Hash FROM head";

    /// <summary>Each new connection reads the file's schema.</summary>
    internal override bool KeepsReaders => true;

    /// <inheritdoc/>
    internal override DbConnection Connect()
    {
        if (access != RegisterAccess.Create && !File.Exists(path))
            throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, $"There is no register at {path}.", path);
        if (access == RegisterAccess.Create) MakeFolder();
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {busyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA cache_size = {-CacheKibibytes}; PRAGMA query_only = {(access == RegisterAccess.ReadOnly ? 1 : 0)};"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>SQLite undoes some transactions by itself, as when the disk is full; Microsoft.Data.Sqlite asks for it again, and takes the refusal for another failure. It is given one to undo.</summary>
    internal override void BeforeUndo(DbConnection connection)
    {
        if (raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle) != 0) raw.sqlite3_exec(((SqliteConnection)connection).Handle, "BEGIN");
    }

    /// <inheritdoc/>
    internal override EventWriter BeginEvents(DbConnection connection, DbTransaction transaction) => new SqliteEventWriter((SqliteConnection)connection);

    /// <inheritdoc/>
    internal override Func<DbDataReader, RegisterEvent> BeginRows() => new SqliteEventRows().Read;

    /// <inheritdoc/>
    internal override bool HasSchema(DbConnection connection, DbTransaction? transaction)
    {
        if (IsMarked()) return true;
        if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master", transaction: transaction) == 0) return false;
        // Another process may have made the tables and the mark, in one transaction, between the two questions.
        if (IsMarked()) return true;
        throw new RadOpsException("RegisterForeign", ErrorKind.InvalidInput, $"{path} is another program's database; nothing was written to it.", path);

        bool IsMarked() => connection.ExecuteScalar<long>("PRAGMA application_id", transaction: transaction) == ApplicationId;
    }

    /// <summary>Pages of four times SQLite's own size, which can only be chosen before there is any: a release is one or two kilobytes, and more of them fit without a gap. Larger ones would make a single release's commit slower.</summary>
    internal override void Prepare(DbConnection connection)
    {
        connection.Execute("PRAGMA page_size = 16384");
        connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
    }

    /// <summary>What is deleted is overwritten with zeros, also where the library does not do so by default.</summary>
    internal override void BeforeDisposal(DbConnection connection) => connection.ExecuteScalar<long>("PRAGMA secure_delete = ON");

    /// <summary>The write-ahead log holds the pages as they were before and after: it is brought into the file and emptied, as far as no reader needs it.</summary>
    internal override void AfterDisposal(DbConnection connection) => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <inheritdoc/>
    internal override RadOpsException Explain(DbException error)
    {
        var sqlite = (SqliteException)error;
        var (code, kind, message) = sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Locked(path),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => ReadOnly(path),
            raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH => ("RegisterCannotOpen", ErrorKind.Storage, $"The register {path} cannot be opened: check that the folder exists and may be written to."),
            raw.SQLITE_NOTADB => ("RegisterNotADatabase", ErrorKind.Corrupt, $"{path} is not a register: it is no SQLite database."),
            raw.SQLITE_CORRUPT => ("RegisterDamaged", ErrorKind.Corrupt, $"The register file {path} is damaged. Copy it aside as it is, and restore a backup."),
            raw.SQLITE_FULL => Full(path),
            raw.SQLITE_CONSTRAINT when sqlite.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY => EventExists,
            raw.SQLITE_CONSTRAINT => AppendOnly,
            _ => Failed(path, FormattableString.Invariant($"SQLite {sqlite.SqliteErrorCode}/{sqlite.SqliteExtendedErrorCode}")),
        };
        return new RadOpsException(code, kind, message, path, error);
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("RegisterCannotOpen", ErrorKind.Storage, $"The folder of the register {path} cannot be made: {error.Message}", path, error);
        }
    }
}
