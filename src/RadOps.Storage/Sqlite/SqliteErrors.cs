using Microsoft.Data.Sqlite;
using RadOps.Core;
using SQLitePCL;

namespace RadOps.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for whoever keeps the register.</summary>
internal static class SqliteErrors
{
    internal static (string Code, ErrorKind Kind, string Message) Explain(SqliteException error, string path, TimeSpan waited) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            ("RegisterLocked", ErrorKind.Conflict, $"Another program has held the register {path} for {waited.TotalSeconds:0} seconds. Nothing was recorded; try again when it is done."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM =>
            ("RegisterReadOnly", ErrorKind.Storage, $"The register {path} cannot be written to: check the permissions of the file and its folder. Nothing was recorded."),
        raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH =>
            ("RegisterCannotOpen", ErrorKind.Storage, $"The register {path} cannot be opened: check that the folder exists and may be written to."),
        raw.SQLITE_NOTADB =>
            ("RegisterNotADatabase", ErrorKind.Corrupt, $"{path} is not a register: it is no SQLite database."),
        raw.SQLITE_CORRUPT =>
            ("RegisterDamaged", ErrorKind.Corrupt, $"The register file {path} is damaged. Copy it aside as it is, and restore a backup."),
        raw.SQLITE_FULL =>
            ("RegisterFull", ErrorKind.Storage, $"The disk of the register {path} is full. Nothing was recorded."),
        raw.SQLITE_CONSTRAINT when error.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY =>
            ("EventExists", ErrorKind.Conflict, "An event with this id, or with this number in its journal, is in the register already. Nothing was recorded a second time."),
        raw.SQLITE_CONSTRAINT =>
            ("RegisterAppendOnly", ErrorKind.NotPermitted, "The register is append-only: what it holds is never changed or removed."),
        _ => ("RegisterFailed", ErrorKind.Storage, $"The register {path} failed (SQLite {error.SqliteErrorCode}/{error.SqliteExtendedErrorCode})."),
    };
}
