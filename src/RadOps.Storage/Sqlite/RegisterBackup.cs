using System.Globalization;
using Microsoft.Data.Sqlite;
using RadOps.Core;
using RadOps.Core.Register.Integrity;

namespace RadOps.Storage.Sqlite;

/// <summary>Backs up and restores a register in a file. A database server's register is backed up with the server's own tools.</summary>
public static class RegisterBackup
{
    /// <summary>Copies a register while others use it, and proves the copy, chain and all, before it gets its name.</summary>
    /// <param name="register">The register's name.</param>
    /// <param name="path">Full path of the copy; an existing file is never written over.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found in the copy.</returns>
    /// <exception cref="RadOpsException">
    /// <c>BackupNotSupported</c>: the register is on a server. <c>FileExists</c>. <c>RegisterDoesNotHold</c>: the copy's chain does not hold. <c>FileNotWritten</c>; or the register cannot be read.
    /// </exception>
    public static RegisterIntegrity Backup(string register, string path, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        var source = FileOf(register);
        RefuseExisting(path);
        return Staged(path, temporary =>
        {
            using (var store = RegisterFactory.Open(source, clock, RegisterAccess.ReadOnly))
                _ = store.ReadHead(); // that it is a register at all, and not a newer one
            Copy(source, temporary);
            return Prove(temporary, clock, cancellationToken);
        });
    }

    /// <summary>Puts a backup in a register's place.</summary>
    /// <param name="path">Full path of the backup.</param>
    /// <param name="register">The register's name.</param>
    /// <param name="replace">Whether a register that is there is put aside, under a name with the time, in the same folder.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found in the backup, and where the former register was put; null when there was none.</returns>
    /// <exception cref="RadOpsException">
    /// <c>BackupNotSupported</c>. <c>RegisterExists</c>: a register is there, and is not to be replaced. <c>RegisterLocked</c>: somebody uses it. <c>RegisterDoesNotHold</c>: the
    /// backup's chain does not hold. <c>FileNotWritten</c>; or the backup cannot be read.
    /// </exception>
    public static (RegisterIntegrity Found, string? PutAside) Restore(string path, string register, bool replace, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        var target = FileOf(register);
        if (!replace && Path.Exists(target))
            throw new RadOpsException("RegisterExists", ErrorKind.Conflict, $"There is a register at {target} already. Say that it may be put aside (--replace) once nobody uses it.", target);
        string? aside = null;
        var found = Staged(target, temporary =>
        {
            Copy(path, temporary);
            var proved = Prove(temporary, clock, cancellationToken);
            aside = Path.Exists(target) ? PutAside(target, clock) : null;
            return proved;
        });
        return (found, aside);
    }

    private static RegisterIntegrity Staged(string path, Func<string, RegisterIntegrity> make)
    {
        var temporary = path + "~";
        try
        {
            File.Delete(temporary);
            var found = make(temporary);
            using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
            File.Move(temporary, path);
            return found;
        }
        catch (Exception error)
        {
            foreach (var leftover in (string[])[temporary, temporary + "-wal", temporary + "-shm", temporary + "-journal"])
                if (File.Exists(leftover)) File.Delete(leftover);
            if (error is IOException or UnauthorizedAccessException)
                throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"{path} could not be written: {error.Message}", path, error);
            throw;
        }
    }

    private static void Copy(string from, string to)
    {
        // The copy holds identities: nobody else may read it, from its first byte.
        if (!OperatingSystem.IsWindows())
            new FileStream(to, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        var dialect = new SqliteDialect(from, RegisterAccess.ReadOnly, warning: null);
        try
        {
            using var source = (SqliteConnection)dialect.Connect();
            using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
            target.Open();
            source.BackupDatabase(target);
        }
        catch (SqliteException error)
        {
            throw dialect.Explain(error);
        }
    }

    private static RegisterIntegrity Prove(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var store = RegisterFactory.Open($"sqlite:{path}", clock, RegisterAccess.ReadOnly);
        var found = RegisterIntegrityCheck.Run(store, clock, cancellationToken: cancellationToken);
        return found.Holds ? found : throw new RadOpsException("RegisterDoesNotHold", ErrorKind.Corrupt, $"The copy does not hold: {found.Message} Nothing was put in its place.", path.TrimEnd('~'));
    }

    private static string PutAside(string target, TimeProvider clock)
    {
        var dialect = new SqliteDialect(target, RegisterAccess.Create, warning: null, TimeSpan.FromSeconds(1));
        try
        {
            // Leaving the write-ahead log takes the file for oneself alone, and brings all that is in the log into the file.
            using var connection = (SqliteConnection)dialect.Connect();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            if (!string.Equals((string?)command.ExecuteScalar(), "delete", StringComparison.OrdinalIgnoreCase))
                throw new RadOpsException("RegisterLocked", ErrorKind.Conflict, $"Somebody uses the register {target}. Let all end before it is put aside.", target);
        }
        catch (SqliteException error)
        {
            throw dialect.Explain(error);
        }

        var aside = string.Create(CultureInfo.InvariantCulture, $"{target}.{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        File.Move(target, aside);
        return aside;
    }

    private static string FileOf(string register) => RegisterName.FileOf(register)
        ?? throw new RadOpsException("BackupNotSupported", ErrorKind.NotSupported, "A register on a database server is backed up with the server's own tools (BACKUP DATABASE, pg_basebackup or pg_dump), or written to a file of events with 'radops register export'.");

    private static void RefuseExisting(string path)
    {
        if (Path.Exists(path)) throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. A backup is never written over: choose another name.", path);
    }
}
