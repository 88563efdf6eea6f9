using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using RadOps.Core;
using RadOps.Storage.Postgres;
using RadOps.Storage.Sqlite;
using RadOps.Storage.SqlServer;
using SQLitePCL;

namespace RadOps.Storage.Ris;

/// <summary>The database that a view of RIS is in, opened for reading alone.</summary>
internal sealed class RisDatabase
{
    private const string Malformed = "RisNameMalformed";

    private readonly Func<DbConnection> connect;
    private readonly string table;

    /// <summary>Names the database; nothing is opened yet.</summary>
    /// <param name="name">As in the site file, its variables replaced.</param>
    /// <param name="table">The view, for messages.</param>
    /// <exception cref="RadOpsException"><c>RisNameMalformed</c>: it is no database's name.</exception>
    internal RisDatabase(string name, string table)
    {
        this.table = table;
        var parsed = RegisterName.Parse(name);
        (Engine, connect, Location) = parsed.Engine switch
        {
            RegisterName.Postgres => OfPostgres(parsed.Target),
            RegisterName.SqlServer => OfSqlServer(parsed.Target),
            RegisterName.Sqlite when parsed.Target.Length > 0 => OfSqlite(parsed.Target),
            _ => throw new RadOpsException(Malformed, ErrorKind.InvalidInput, $"'{parsed.Engine}' is no kind of database that RIS can be read from. Write sqlserver:CONNECTION STRING, postgres:CONNECTION STRING or sqlite:FILE.", parsed.Engine),
        };
    }

    /// <summary>The engine, as in <see cref="RegisterName"/>.</summary>
    internal string Engine { get; }

    /// <summary>Where it is, in words that hold no secret.</summary>
    internal string Location { get; }

    /// <summary>A name as the engine quotes it. SQLite takes one in double quotes that it does not know for a text.</summary>
    internal string Quote(string name) => string.Join('.', name.Split('.').Select(part => Engine == RegisterName.Postgres ? $"\"{part}\"" : $"[{part}]"));

    /// <summary>A new, open connection.</summary>
    /// <exception cref="DbException">It cannot be opened.</exception>
    /// <exception cref="RadOpsException"><c>RisNeedsIcu</c>, <c>RisServerNotSupported</c>: this machine cannot reach it.</exception>
    internal async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = connect();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (NotSupportedException error) when (Engine == RegisterName.SqlServer)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw SqlServerDialect.NotSupported("Ris", Location, error);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Says what a database error means for the operator. The engine's own words may quote what was asked for, and are left out.</summary>
    internal RadOpsException Explain(DbException error)
    {
        var (code, kind, message) = error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } => NoTable,
            PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn } => NoColumn,
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => SignIn,
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => Forbidden,
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => NoDatabase,
            PostgresException { SqlState: var state } when !state.StartsWith("08", StringComparison.Ordinal) && !state.StartsWith("57", StringComparison.Ordinal) && !state.StartsWith("53", StringComparison.Ordinal) => Failed($"PostgreSQL {state}"),
            SqlException untrusted when SqlServerDialect.IsUntrusted(untrusted) => ("RisCertificateNotTrusted", ErrorKind.Unreachable, SqlServerDialect.Untrusted(Location)),
            SqlException { Number: 208 } => NoTable,
            SqlException { Number: 207 } => NoColumn,
            SqlException { Number: 18456 or 18452 or 18470 or 18486 or 18487 or 18488 } or SqlException { Number: 0, Class: 11 } => SignIn,
            SqlException { Number: 229 or 230 } => Forbidden,
            SqlException { Number: 911 or 916 or 4060 } => NoDatabase,
            SqlException { Number: not -2, Class: > 10 and < 17 } sql => Failed(FormattableString.Invariant($"SQL Server {sql.Number}")),
            SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } => NoDatabase,
            SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } sqlite when sqlite.Message.Contains("no such table", StringComparison.Ordinal) => NoTable,
            SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } sqlite when sqlite.Message.Contains("no such column", StringComparison.Ordinal) => NoColumn,
            SqliteException sqlite => Failed(FormattableString.Invariant($"SQLite {sqlite.SqliteErrorCode}")),
            _ => ("RisUnreachable", ErrorKind.Unreachable, $"RIS ({Location}) does not answer, so what it knows of reports is not known. Check the server and the network, then try again."),
        };
        return new(code, kind, message, Location, error);
    }

    private (string, ErrorKind, string) NoTable => ("RisTableMissing", ErrorKind.NotFound, $"RIS ({Location}) has no view {table}, or this account may not see it. Check ris: table in the site file; upper and lower case count.");

    private (string, ErrorKind, string) NoColumn => ("RisColumnMissing", ErrorKind.InvalidInput, $"The view {table} in RIS ({Location}) lacks a column that the site file names. Test-RadOpsSite says which; upper and lower case count.");

    private (string, ErrorKind, string) SignIn => ("RisSignInFailed", ErrorKind.NotPermitted, $"RIS ({Location}) refused the user or password.");

    private (string, ErrorKind, string) Forbidden => ("RisNotPermitted", ErrorKind.NotPermitted, $"This account may not read the view {table} in RIS ({Location}). Ask for the right to SELECT from it, and no other.");

    private (string, ErrorKind, string) NoDatabase => ("RisNotFound", ErrorKind.NotFound, $"There is no database {Location}, or this account may not open it. Check ris: view in the site file.");

    private (string, ErrorKind, string) Failed(string number) => ("RisFailed", ErrorKind.Storage, $"RIS ({Location}) could not answer ({number}).");

    private static (string, Func<DbConnection>, string) OfPostgres(string text)
    {
        var builder = PostgresDialect.Read(text, Malformed);
        // The server itself then refuses whatever would change something.
        builder.Options = $"{builder.Options} -c default_transaction_read_only=on".Trim();
        var connection = builder.ToString();
        return (RegisterName.Postgres, () => new NpgsqlConnection(connection), PostgresDialect.Place(builder));
    }

    private static (string, Func<DbConnection>, string) OfSqlServer(string text)
    {
        var builder = SqlServerDialect.Read(text, Malformed);
        // A readable replica answers where there is one; that nothing can be changed is for the account's permissions to see to.
        if (!builder.ShouldSerialize("Application Intent")) builder.ApplicationIntent = ApplicationIntent.ReadOnly;
        var connection = builder.ConnectionString;
        return (RegisterName.SqlServer, () => new SqlConnection(connection), SqlServerDialect.Place(builder));
    }

    private static (string, Func<DbConnection>, string) OfSqlite(string path)
    {
        SqliteLibrary.Load(warning: null);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        return (RegisterName.Sqlite, () => new SqliteConnection(connection), path);
    }
}
