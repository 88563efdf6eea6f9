using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Storage.Postgres;
using RadOps.Storage.Sqlite;
using RadOps.Storage.SqlServer;

namespace RadOps.Storage;

/// <summary>Opens a register by its name.</summary>
public static class RegisterFactory
{
    /// <summary>
    /// Opens <c>sqlite:FILE</c> (or a file path alone), <c>sqlserver:CONNECTION STRING</c> or <c>postgres:CONNECTION STRING</c>. What is written goes through at once and survives a loss of power; several
    /// processes may write at the same time, on a database server from several machines.
    /// </summary>
    /// <param name="register">The register's name, as in the site file.</param>
    /// <param name="clock">Gives the time at which the register takes an event in.</param>
    /// <param name="access">Whether it may be made.</param>
    /// <param name="warning">Gets what an operator should know, at most once a process: that the packaged SQLite is used.</param>
    /// <exception cref="RadOpsException">
    /// <c>RegisterNotFound</c>, <c>RegisterNotMade</c>, <c>RegisterNotADatabase</c>, <c>RegisterForeign</c>, <c>RegisterNewer</c>, <c>RegisterReadOnly</c>,
    /// <c>RegisterLocked</c>, <c>RegisterFull</c>, <c>RegisterCannotOpen</c>, <c>RegisterUnreachable</c>, <c>RegisterSignInFailed</c>, <c>RegisterNameMalformed</c>, <c>RegisterUnknownEngine</c>.
    /// </exception>
    public static IRegisterStore Open(string register, TimeProvider clock, RegisterAccess access = RegisterAccess.Create, Action<string>? warning = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return SqlRegisterStore.Open(Dialect(register, access, warning), access, clock);
    }

    /// <summary>Says where a register is; nothing is opened.</summary>
    /// <param name="register">The register's name.</param>
    /// <exception cref="RadOpsException"><c>RegisterNameMalformed</c>, <c>RegisterNameEmpty</c>, <c>RegisterUnknownEngine</c>, <c>RegisterSignInNotSupported</c>.</exception>
    public static RegisterPlace Locate(string register)
    {
        var dialect = Dialect(register, RegisterAccess.ReadOnly, warning: null);
        return new(dialect.Location, dialect.IsShared, dialect is not SqliteDialect);
    }

    /// <summary>Whether there is a register file; a database server is asked when it is opened.</summary>
    public static bool Exists(string register)
    {
        var name = RegisterName.Parse(register);
        return name.Engine != RegisterName.Sqlite || File.Exists(name.Target);
    }

    private static SqlDialect Dialect(string register, RegisterAccess access, Action<string>? warning)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(register);
        var name = RegisterName.Parse(register);
        return name.Engine switch
        {
            RegisterName.Sqlite => new SqliteDialect(name.Target, access, warning),
            RegisterName.Postgres => new PostgresDialect(name.Target),
            RegisterName.SqlServer => new SqlServerDialect(name.Target),
            _ => throw new RadOpsException(
                "RegisterUnknownEngine", ErrorKind.InvalidInput, $"'{name.Engine}' is no kind of register. Write sqlite:FILE, sqlserver:CONNECTION STRING or postgres:CONNECTION STRING.", name.Engine),
        };
    }
}
