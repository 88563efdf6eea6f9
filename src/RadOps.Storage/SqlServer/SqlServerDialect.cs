using System.Data;
using System.Data.Common;
using System.Security.Authentication;
using Dapper;
using Microsoft.Data.SqlClient;
using RadOps.Core;

namespace RadOps.Storage.SqlServer;

/// <summary>A register in SQL Server, in plain T-SQL. The connection is encrypted unless the connection string says otherwise.</summary>
internal sealed class SqlServerDialect : SqlDialect
{
    private readonly string connectionString;
    private readonly int lockTimeout;

    internal SqlServerDialect(string text)
    {
        var builder = Read(text, "RegisterNameMalformed");
        connectionString = builder.ConnectionString;
        // In milliseconds; a connection that waits without end (0) waits for locks without end, too.
        lockTimeout = builder.CommandTimeout == 0 ? -1 : builder.CommandTimeout * 1000 / 3 * 2;
        Location = Place(builder);
    }

    /// <summary>Reads a connection string, and fills in what it leaves unsaid.</summary>
    /// <param name="text">What stands after <c>sqlserver:</c>.</param>
    /// <param name="code">The code of its failure.</param>
    /// <exception cref="RadOpsException">It cannot be read, or names no server or database; <c>RegisterSignInNotSupported</c>.</exception>
    internal static SqlConnectionStringBuilder Read(string text, string code)
    {
        SqlConnectionStringBuilder builder;
        try
        {
            builder = new SqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The parser's own words quote the text, which may hold a password.
            throw new RadOpsException(code, ErrorKind.InvalidInput, "The connection string after sqlserver: cannot be read. Write it as Server=…;Database=…;Integrated Security=true.");
        }

        if (builder.DataSource.Length == 0 || builder.InitialCatalog.Length == 0)
            throw new RadOpsException(code, ErrorKind.InvalidInput, "The connection string after sqlserver: needs Server and Database.");
        if (builder.Authentication is not (SqlAuthenticationMethod.NotSpecified or SqlAuthenticationMethod.SqlPassword))
            throw new RadOpsException("RegisterSignInNotSupported", ErrorKind.NotSupported, "RadOps signs in to SQL Server with Windows (Integrated Security=true) or with a user and password; Entra ID sign-in is not included.");
        if (!builder.ShouldSerialize("Application Name")) builder.ApplicationName = "RadOps";
        return builder;
    }

    /// <summary>Where it is, in words that hold no secret.</summary>
    internal static string Place(SqlConnectionStringBuilder builder) => $"SQL Server {builder.DataSource}/{builder.InitialCatalog}";

    /// <summary>Whether it is the server's certificate that kept the connection from being made: what .NET says of it, or Windows' own codes for an unknown issuer and another name.</summary>
    internal static bool IsUntrusted(DbException error) => error is SqlException { Number: -2146893019 or -2146893022 } or { InnerException: AuthenticationException };

    /// <summary>What is to be done about it.</summary>
    internal static string Untrusted(string location) =>
        $"The certificate of {location} is not trusted on this machine, or is another server's. Let the machine trust who issued it, and name the server as the certificate does; TrustServerCertificate=true in the connection string encrypts without knowing to whom.";

    /// <summary>What the client cannot do on this machine.</summary>
    /// <param name="of">What the failure's code begins with.</param>
    /// <param name="location">Where the database is.</param>
    /// <param name="error">What the client said.</param>
    internal static RadOpsException NotSupported(string of, string location, NotSupportedException error) => error is PlatformNotSupportedException
        ? new($"{of}ServerNotSupported", ErrorKind.NotSupported, $"{location} can only be reached from Windows (LocalDB or a named pipe). Name the server by host and port.", location, error)
        : new(
            $"{of}NeedsIcu",
            ErrorKind.NotSupported,
            $"{location} cannot be reached from a program that runs without the operating system's language data (ICU). Install it (Debian and Ubuntu: libicu and a number, Red Hat: libicu, Alpine: icu-libs), and see that DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is not set.",
            location,
            error);

    /// <inheritdoc/>
    internal override string Location { get; }

    /// <inheritdoc/>
    internal override bool IsShared => true;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Schema =>
    [
        "CREATE TABLE meta (name nvarchar(200) NOT NULL PRIMARY KEY, value nvarchar(max) NOT NULL)",
        "CREATE TABLE head (position bigint NOT NULL, hash nvarchar(64) NOT NULL)",
        """
        CREATE TABLE events (
            position bigint NOT NULL PRIMARY KEY,
            id nvarchar(36) COLLATE Latin1_General_BIN2 NOT NULL,
            kind nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
            occurred nvarchar(27) COLLATE Latin1_General_BIN2 NOT NULL,
            recorded nvarchar(27) COLLATE Latin1_General_BIN2 NOT NULL,
            operator nvarchar(200) NOT NULL,
            care_unit nvarchar(200) NOT NULL,
            purpose nvarchar(200) NOT NULL,
            subject nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
            journal nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            payload nvarchar(max) NULL,
            payload_hash nvarchar(64) NOT NULL,
            previous_hash nvarchar(64) NOT NULL,
            hash nvarchar(64) NOT NULL)
        """,
        "CREATE UNIQUE INDEX events_id ON events (id)",
        "CREATE UNIQUE INDEX events_journal ON events (journal, sequence)",
        "CREATE INDEX events_subject ON events (subject, position)",
        "CREATE TRIGGER events_append_only ON events INSTEAD OF UPDATE, DELETE AS THROW 51000, 'the register is append-only', 1",
    ];

    /// <summary>
    /// Version 2 lets a payload go while the last event is one that disposes of it by its place, five years or more after it was taken in. Its text is compared by code points: the database's own collation may take a
    /// wide quotation mark, which a person can write and JSON does not escape, for the one that ends the person's words.
    /// </summary>
    internal override IReadOnlyList<IReadOnlyList<string>> Migrations =>
    [
        [
            "DROP TRIGGER events_append_only",
            """
            CREATE TRIGGER events_append_only ON events AFTER UPDATE, DELETE AS
            BEGIN
                SET NOCOUNT ON;
                IF NOT EXISTS (SELECT 1 FROM deleted) RETURN;
                IF UPDATE(position) OR UPDATE(id) OR UPDATE(kind) OR UPDATE(occurred) OR UPDATE(recorded) OR UPDATE(operator) OR UPDATE(care_unit) OR UPDATE(purpose)
                    OR UPDATE(subject) OR UPDATE(journal) OR UPDATE(sequence) OR UPDATE(payload_hash) OR UPDATE(previous_hash) OR UPDATE(hash)
                    OR EXISTS (
                        SELECT 1 FROM deleted AS former
                        LEFT JOIN inserted AS later ON later.position = former.position
                        LEFT JOIN (
                            SELECT last.kind, last.recorded, last.payload COLLATE Latin1_General_BIN2 AS payload FROM events AS last JOIN head ON head.position = last.position) AS disposal
                            ON disposal.kind = N'PayloadsDisposed'
                        WHERE later.position IS NULL OR later.payload IS NOT NULL OR former.payload IS NULL OR former.kind = N'PayloadsDisposed' OR disposal.kind IS NULL
                        OR former.recorded > CONCAT(CAST(LEFT(disposal.recorded, 4) AS int) - 5, SUBSTRING(disposal.recorded, 5, 23)) COLLATE Latin1_General_BIN2
                        OR CHARINDEX(CONCAT(N',', former.position, N','), REPLACE(REPLACE(SUBSTRING(disposal.payload, CHARINDEX(N'"positions":[', disposal.payload) + 12, LEN(disposal.payload)), N'[', N','), N']', N',')) = 0)
                    THROW 51000, 'the register is append-only', 1;
            END
            """,
        ],
    ];

    /// <summary>
    /// A write, which no isolation level and no version store does without: the row is this transaction's until it ends, and what is read after it is as the writer before left it. Others are waited for less
    /// long than the answer is, so that what is told is that they hold it, and not that the server is silent.
    /// </summary>
    internal override string LockHead => FormattableString.Invariant($"SET LOCK_TIMEOUT {lockTimeout}; UPDATE head SET hash = hash; SELECT position AS Position, hash AS Hash FROM head");

    /// <inheritdoc/>
    internal override DbConnection Connect()
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (NotSupportedException error)
        {
            connection.Dispose();
            throw NotSupported("Register", Location, error);
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
    internal override EventWriter BeginEvents(DbConnection connection, DbTransaction transaction) => new SqlServerEventWriter((SqlConnection)connection, (SqlTransaction)transaction);

    /// <inheritdoc/>
    internal override bool IsEmpty(DbConnection connection) => connection.ExecuteScalar<int>("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME()") == 0;

    /// <inheritdoc/>
    internal override bool HasSchema(DbConnection connection, DbTransaction? transaction)
    {
        if (transaction is not null)
        {
            connection.Execute(
                """
                DECLARE @granted int;
                EXEC @granted = sp_getapplock @Resource = N'RadOps.Schema', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = @lockTimeout;
                IF @granted < 0 THROW 51001, 'the schema is held by another', 1;
                """,
                new { lockTimeout },
                transaction);
        }

        // As the statements find it: in the user's own schema, else in dbo.
        return connection.ExecuteScalar<int?>("SELECT COALESCE(OBJECT_ID(QUOTENAME(SCHEMA_NAME()) + N'.events', N'U'), OBJECT_ID(N'dbo.events', N'U'))", transaction: transaction) is not null;
    }

    /// <summary>A deadlock, which the server undid; the network; a server or database that stops, starts or moves. Not what was waited for too long already (-2), nor a certificate.</summary>
    internal override bool MayPass(DbException error) => !IsUntrusted(error)
        && (error is SqlException { Number: 1205 or 64 or 233 or 921 or 922 or 976 or 983 or 988 or 6005 or 10053 or 10054 or 10060 or 10061 or 10928 or 10929 or 17142 or 40197 or 40501 or 40613 or (>= 49918 and <= 49920) }
            || error is SqlException { Class: >= 20, Number: not (823 or 824 or 832) });

    /// <inheritdoc/>
    internal override RadOpsException Explain(DbException error)
    {
        var (code, kind, message) = (error as SqlException)?.Number switch
        {
            _ when IsUntrusted(error) => ("RegisterCertificateNotTrusted", ErrorKind.Unreachable, $"{Untrusted(Location)} Nothing was recorded."),
            2601 or 2627 => EventExists,
            51000 => AppendOnly,
            // Kerberos has no ticket, or knows no such server.
            0 when ((SqlException)error).Class == 11 => SignInFailed(Location),
            18456 or 18452 or 18470 or 18486 or 18487 or 18488 => SignInFailed(Location),
            911 or 916 or 4060 => ("RegisterNotFound", ErrorKind.NotFound, $"There is no database {Location}, or this user may not open it."),
            229 or 230 or 262 or 3906 => ReadOnly(Location),
            1101 or 1105 or 9002 or 40544 => Full(Location),
            1205 or 1222 or 3960 or 51001 => Locked(Location),
            // Its time was up; a server that starts or stops, a database that is restored or another replica's at the moment, and a cloud that asks to come back.
            -2 or 921 or 922 or 927 or 942 or 976 or 978 or 979 or 983 or 988 or 6005 or 10928 or 10929 or 17142 or 40197 or 40501 or 40540 or 40613 or (>= 49918 and <= 49920) => Unreachable(Location),
            // What the server itself found wrong; from class 20 on it is the connection, but for these, which are its disk.
            { } number when number is 823 or 824 or 832 || ((SqlException)error).Class is > 10 and < 20 => Failed(Location, FormattableString.Invariant($"SQL Server {number}")),
            _ => Unreachable(Location),
        };
        return new RadOpsException(code, kind, message, Location, error);
    }
}
