namespace RadOps.Core.Intake.Cleaning;

/// <summary>What stands at a path, no link followed.</summary>
public enum FileKind
{
    /// <summary>Nothing, or a name that the system cannot be asked about.</summary>
    Missing,

    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, a junction or another reparse point.</summary>
    Link,

    /// <summary>A pipe, a socket or a device: never opened.</summary>
    Other,
}
