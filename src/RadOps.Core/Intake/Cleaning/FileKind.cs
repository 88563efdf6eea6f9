namespace RadOps.Core.Intake.Cleaning;

/// <summary>What stands at a path, no link followed.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, a junction or another reparse point.</summary>
    Link,

    /// <summary>A pipe, a socket or a device: never opened.</summary>
    Other,

    /// <summary>The system does not say: no permission, a share that is away, a disk that fails. It is never taken for nothing.</summary>
    Unknown,
}
