using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using RadOps.Core;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>The tables: <c>events</c>, append-only by triggers; <c>head</c>, the end of the chain; <c>meta</c>, what the register knows of itself.</summary>
internal static class RegisterSchema
{
    /// <summary>The schema that this version makes and understands.</summary>
    internal const int Version = 2;

    private const string SchemaVersion = "schema_version";
    private const string SubjectSecret = "subject_secret";
    private const string Made = "made";

    /// <summary>Makes the tables where there are none, checks their version, and gives the register's secret.</summary>
    internal static byte[] Ensure(SqlDialect dialect, DbConnection connection, RegisterAccess access, TimeProvider clock)
    {
        if (!dialect.HasSchema(connection, null))
        {
            if (access != RegisterAccess.Create && dialect.IsEmpty(connection))
                throw new RadOpsException("RegisterNotMade", ErrorKind.NotFound, $"{dialect.Location} is empty: there is no register in it yet. What first records something makes it.", dialect.Location);
            if (access != RegisterAccess.Create)
                throw new RadOpsException("RegisterForeign", ErrorKind.InvalidInput, $"{dialect.Location} is a database, but no register of RadOps.", dialect.Location);
            Make(dialect, connection, clock);
        }

        // What is only read is read in its older form.
        if (CheckVersion(dialect, connection, null) < Version && access != RegisterAccess.ReadOnly) Migrate(dialect, connection);
        return Convert.FromHexString(Value(connection, SubjectSecret) ?? throw Incomplete(dialect));
    }

    private static void Make(SqlDialect dialect, DbConnection connection, TimeProvider clock)
    {
        dialect.Prepare(connection);
        dialect.Write(connection, transaction =>
        {
            // Another process may have made them while this one waited for its turn.
            if (dialect.HasSchema(connection, transaction)) return false;
            foreach (var statement in dialect.Schema.Concat(dialect.Migrations.SelectMany(step => step))) connection.Execute(statement, transaction: transaction);
            connection.Execute("INSERT INTO head (position, hash) VALUES (@Position, @Hash)", RegisterHead.Empty, transaction);
            Insert(connection, transaction, SubjectSecret, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SubjectKey.SecretLength)));
            Insert(connection, transaction, Made, RegisterTime.ToText(clock.GetUtcNow()));
            Insert(connection, transaction, SchemaVersion, Version.ToString(CultureInfo.InvariantCulture));
            return true;
        });
    }

    /// <summary>Brings a register forward, in one transaction: it is in its older form, or in this one.</summary>
    private static void Migrate(SqlDialect dialect, DbConnection connection)
    {
        dialect.Write(connection, transaction =>
        {
            _ = dialect.HasSchema(connection, transaction); // takes the lock of the schema
            // Another process may have done so while this one waited for its turn.
            foreach (var statement in dialect.Migrations.Skip(CheckVersion(dialect, connection, transaction) - 1).SelectMany(step => step)) connection.Execute(statement, transaction: transaction);
            return connection.Execute("UPDATE meta SET value = @value WHERE name = @name", new { name = SchemaVersion, value = Version.ToString(CultureInfo.InvariantCulture) }, transaction);
        });
    }

    private static int CheckVersion(SqlDialect dialect, DbConnection connection, DbTransaction? transaction)
    {
        if (!int.TryParse(Value(connection, SchemaVersion, transaction), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1) throw Incomplete(dialect);
        if (version > Version)
            throw new RadOpsException(
                "RegisterNewer",
                ErrorKind.NotSupported,
                $"The register has schema version {version}; this RadOps knows up to {Version}. Update RadOps before it is used here.",
                dialect.Location);
        return version;
    }

    /// <summary>Gives a register that holds nothing yet the key of patients of the one whose events it takes in.</summary>
    internal static void SetSubjectSecret(DbConnection connection, DbTransaction transaction, byte[] secret) =>
        connection.Execute("UPDATE meta SET value = @value WHERE name = @name", new { name = SubjectSecret, value = Convert.ToHexStringLower(secret) }, transaction);

    private static string? Value(DbConnection connection, string name, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE name = @name", new { name }, transaction);

    private static void Insert(DbConnection connection, DbTransaction transaction, string name, string value) =>
        connection.Execute("INSERT INTO meta (name, value) VALUES (@name, @value)", new { name, value }, transaction);

    private static RadOpsException Incomplete(SqlDialect dialect) =>
        new("RegisterIncomplete", ErrorKind.Corrupt, "The register lacks what it should know of itself (table meta). Restore it from a backup.", dialect.Location);
}
