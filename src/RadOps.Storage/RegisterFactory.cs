using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Storage.Sqlite;

namespace RadOps.Storage;

/// <summary>Opens a register by its name.</summary>
public static class RegisterFactory
{
    /// <summary>
    /// Opens <c>sqlite:FILE</c>, or a file path alone. What is written goes through at once and survives a loss of power; several
    /// processes on one machine may write at the same time.
    /// </summary>
    /// <param name="register">The register's name, as in the site file.</param>
    /// <param name="clock">Gives the time at which the register takes an event in.</param>
    /// <param name="access">Whether it may be made.</param>
    /// <param name="warning">Gets what an operator should know, at most once a process: that the packaged SQLite is used.</param>
    /// <exception cref="RadOpsException">
    /// <c>RegisterNotFound</c>, <c>RegisterNotADatabase</c>, <c>RegisterForeign</c>, <c>RegisterNewer</c>, <c>RegisterReadOnly</c>,
    /// <c>RegisterLocked</c>, <c>RegisterFull</c>, <c>RegisterCannotOpen</c>, <c>RegisterUnknownEngine</c>.
    /// </exception>
    public static IRegisterStore Open(string register, TimeProvider clock, RegisterAccess access = RegisterAccess.Create, Action<string>? warning = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(register);
        ArgumentNullException.ThrowIfNull(clock);
        var name = RegisterName.Parse(register);
        return name.Engine switch
        {
            RegisterName.Sqlite => SqlRegisterStore.Open(new SqliteDialect(name.Target, access, warning), access, clock),
            RegisterName.SqlServer or RegisterName.Postgres => throw new RadOpsException(
                "RegisterEngineNotSupported",
                ErrorKind.NotSupported,
                "This version keeps registers in SQLite only: name it as sqlite:FILE. SQL Server and PostgreSQL come with a later version.",
                name.Engine),
            _ => throw new RadOpsException(
                "RegisterUnknownEngine", ErrorKind.InvalidInput, $"'{name.Engine}' is no kind of register. Write sqlite:FILE, or the path of a file.", name.Engine),
        };
    }

    /// <summary>Whether there is a register file; a database server is asked when it is opened.</summary>
    public static bool Exists(string register)
    {
        var name = RegisterName.Parse(register);
        return name.Engine != RegisterName.Sqlite || File.Exists(name.Target);
    }
}
