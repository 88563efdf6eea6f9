namespace RadOps.Core;

/// <summary>What sort of failure a <see cref="RadOpsException"/> is: faces turn it into an error category or an exit code.</summary>
public enum ErrorKind
{
    /// <summary>Something given is malformed or not known: a file, a row, a value, an option.</summary>
    InvalidInput,

    /// <summary>A named thing does not exist.</summary>
    NotFound,

    /// <summary>The routine, or a named human, does not permit it.</summary>
    NotPermitted,

    /// <summary>It exists already, or another worker has it.</summary>
    Conflict,

    /// <summary>A system (register, node, database) does not answer.</summary>
    Unreachable,

    /// <summary>A disk, folder or file cannot be read or written.</summary>
    Storage,

    /// <summary>Data is not what it claims to be: a broken file, a hash that does not match, a chain that does not hold.</summary>
    Corrupt,

    /// <summary>It cannot be done with this version, platform or set-up.</summary>
    NotSupported,
}
