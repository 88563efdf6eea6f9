using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using RadOps.Core;

namespace RadOps.Storage.Postgres;

/// <summary>A register in PostgreSQL. The connection is encrypted unless the connection string says otherwise, or the server is reached through a local socket.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    // Any number will do, as long as it is always the same.
    private const long SchemaLock = 0x5261644F7073;

    private readonly string connectionString;

    internal PostgresDialect(string text)
    {
        var builder = Read(text, "RegisterNameMalformed");
        connectionString = builder.ToString();
        Location = Place(builder);
    }

    /// <summary>Reads a connection string, and fills in what it leaves unsaid.</summary>
    /// <param name="text">What stands after <c>postgres:</c>.</param>
    /// <param name="code">The code of its failure.</param>
    /// <exception cref="RadOpsException">It cannot be read, or names no server or database.</exception>
    internal static NpgsqlConnectionStringBuilder Read(string text, string code)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            // The parser's own words quote the text, which may hold a password.
            throw new RadOpsException(code, ErrorKind.InvalidInput, "The connection string after postgres: cannot be read. Write it as Host=…;Database=…;Username=….");
        }

        if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
            throw new RadOpsException(code, ErrorKind.InvalidInput, "The connection string after postgres: needs Host and Database.");
        var local = builder.Host[0] is '/' or '@';
        if (!local && !builder.ShouldSerialize("SSL Mode")) builder.SslMode = SslMode.Require;
        // Encryption is TLS's. Npgsql 10 otherwise asks for that of Kerberos first, and when a server that restarts hangs up on the question, gives a connection as open that its first command fails on.
        if (!builder.ShouldSerialize("GSS Encryption Mode")) builder.GssEncryptionMode = GssEncryptionMode.Disable;
        builder.ApplicationName ??= "RadOps";
        return builder;
    }

    /// <summary>Where it is, in words that hold no secret.</summary>
    internal static string Place(NpgsqlConnectionStringBuilder builder) => FormattableString.Invariant($"PostgreSQL {builder.Host}:{builder.Port}/{builder.Database}");

    /// <inheritdoc/>
    internal override string Location { get; }

    /// <inheritdoc/>
    internal override bool IsShared => true;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Schema =>
    [
        "CREATE TABLE meta (name text NOT NULL PRIMARY KEY, value text NOT NULL)",
        "CREATE TABLE head (position bigint NOT NULL, hash text NOT NULL)",
        """
        CREATE TABLE events (
            position bigint NOT NULL PRIMARY KEY,
            id text COLLATE "C" NOT NULL,
            kind text COLLATE "C" NOT NULL,
            occurred text COLLATE "C" NOT NULL,
            recorded text COLLATE "C" NOT NULL,
            operator text NOT NULL,
            care_unit text NOT NULL,
            purpose text NOT NULL,
            subject text COLLATE "C" NOT NULL,
            journal text COLLATE "C" NOT NULL,
            sequence bigint NOT NULL,
            payload text,
            payload_hash text NOT NULL,
            previous_hash text NOT NULL,
            hash text NOT NULL)
        """,
        "CREATE UNIQUE INDEX events_id ON events (id)",
        "CREATE UNIQUE INDEX events_journal ON events (journal, sequence)",
        "CREATE INDEX events_subject ON events (subject, position)",
        "CREATE FUNCTION events_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the register is append-only' USING ERRCODE = '23001'; END $$",
        "CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_append_only()",
    ];

    /// <summary>Version 2 lets a payload go while the last event is one that disposes of it by its place, five years or more after it was taken in; no row can be deleted, as before.</summary>
    internal override IReadOnlyList<IReadOnlyList<string>> Migrations =>
    [
        [
            "DROP TRIGGER events_append_only ON events",
            "CREATE TRIGGER events_append_only BEFORE DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_append_only()",
            """
            CREATE FUNCTION events_dispose_only() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE disposal events%ROWTYPE;
            BEGIN
                SELECT last.* INTO disposal FROM events AS last JOIN head ON head.position = last.position;
                IF disposal.kind IS DISTINCT FROM 'PayloadsDisposed' OR OLD.kind = 'PayloadsDisposed' OR OLD.payload IS NULL OR NEW.payload IS NOT NULL
                    OR OLD.recorded COLLATE "C" > (left(disposal.recorded, 4)::int - 5)::text || substr(disposal.recorded, 5) COLLATE "C"
                    OR strpos(translate(substr(disposal.payload, strpos(disposal.payload, '"positions":[') + 12), '[]', ',,'), ',' || OLD.position || ',') = 0
                THEN
                    RAISE EXCEPTION 'the register is append-only' USING ERRCODE = '23001';
                END IF;
                NEW.payload := OLD.payload;
                IF NEW IS DISTINCT FROM OLD THEN
                    RAISE EXCEPTION 'the register is append-only' USING ERRCODE = '23001';
                END IF;
                NEW.payload := NULL;
                RETURN NEW;
            END $$
            """,
            "CREATE TRIGGER events_dispose_only BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events_dispose_only()",
        ],
    ];

    /// <inheritdoc/>
    internal override string LockHead => "SELECT position AS Position, hash AS Hash FROM head FOR UPDATE";

    /// <inheritdoc/>
    internal override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override DbTransaction BeginWrite(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    internal override bool HasSchema(DbConnection connection, DbTransaction? transaction)
    {
        if (transaction is not null) connection.Execute("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock }, transaction);
        return connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'events')", transaction: transaction);
    }

    /// <inheritdoc/>
    internal override bool IsEmpty(DbConnection connection) => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()") == 0;

    /// <summary>The rows' former versions are let go of at once, and not whenever the server comes to it.</summary>
    internal override void AfterDisposal(DbConnection connection) => connection.Execute("VACUUM events");

    /// <inheritdoc/>
    internal override EventWriter BeginEvents(DbConnection connection, DbTransaction transaction) => new PostgresEventWriter((NpgsqlConnection)connection);

    /// <summary>The network, a server that stops, starts or takes no more connections, and what it undid itself; not what was waited for too long already.</summary>
    internal override bool MayPass(DbException error) => (error as PostgresException)?.SqlState switch
    {
        null => error is NpgsqlException && error.InnerException is not TimeoutException,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => true,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => true,
        { } state => state.StartsWith("08", StringComparison.Ordinal),
    };

    /// <inheritdoc/>
    internal override RadOpsException Explain(DbException error)
    {
        var (code, kind, message) = (error as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => EventExists,
            PostgresErrorCodes.RestrictViolation => AppendOnly,
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => SignInFailed(Location),
            PostgresErrorCodes.InvalidCatalogName => ("RegisterNotFound", ErrorKind.NotFound, $"There is no database {Location}."),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly(Location),
            PostgresErrorCodes.DiskFull => Full(Location),
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.QueryCanceled => Locked(Location),
            { } state when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) => Unreachable(Location),
            { } state => Failed(Location, $"PostgreSQL {state}"),
            null => Unreachable(Location),
        };
        return new RadOpsException(code, kind, message, Location, error);
    }
}
