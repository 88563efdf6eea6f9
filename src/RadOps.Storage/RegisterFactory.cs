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
    /// <c>RegisterNotFound</c>, <c>RegisterNotADatabase</c>, <c>RegisterForeign</c>, <c>RegisterNewer</c>, <c>RegisterReadOnly</c>,
    /// <c>RegisterLocked</c>, <c>RegisterFull</c>, <c>RegisterCannotOpen</c>, <c>RegisterUnreachable</c>, <c>RegisterSignInFailed</c>, <c>RegisterNameMalformed</c>, <c>RegisterUnknownEngine</c>.
    /// </exception>
    public static IRegisterStore Open(string register, TimeProvider clock, RegisterAccess access = RegisterAccess.Create, Action<string>? warning = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(register);
        ArgumentNullException.ThrowIfNull(clock);
        var name = RegisterName.Parse(register);
        return name.Engine switch
        {
            RegisterName.Sqlite => SqlRegisterStore.Open(new SqliteDialect(name.Target, access, warning), access, clock),
            RegisterName.Postgres => SqlRegisterStore.Open(new PostgresDialect(name.Target), access, clock),
            RegisterName.SqlServer => SqlRegisterStore.Open(new SqlServerDialect(name.Target), access, clock),
            _ => throw new RadOpsException(
                "RegisterUnknownEngine", ErrorKind.InvalidInput, $"'{name.Engine}' is no kind of register. Write sqlite:FILE, sqlserver:CONNECTION STRING or postgres:CONNECTION STRING.", name.Engine),
        };
    }

    /// <summary>Whether there is a register file; a database server is asked when it is opened.</summary>
    public static bool Exists(string register)
    {
        var name = RegisterName.Parse(register);
        return name.Engine != RegisterName.Sqlite || File.Exists(name.Target);
    }
}
