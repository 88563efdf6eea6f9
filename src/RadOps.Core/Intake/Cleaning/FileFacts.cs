namespace RadOps.Core.Intake.Cleaning;

/// <summary>What the file system says of a path or an open file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Device">The device or volume that it is on; 0 where the system does not say.</param>
/// <param name="Mount">The mount that it is seen through: a folder that is bound to another place of the same device has another; the device where the system does not say.</param>
/// <param name="Inode">Its number there; 0 where the system does not say.</param>
/// <param name="Links">How many names it has; 1 where the system does not say.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Modified">When its content was last written, in ticks of UTC.</param>
public readonly record struct FileFacts(FileKind Kind, ulong Device, ulong Mount, ulong Inode, long Links, long Length, long Modified)
{
    /// <summary>Nothing.</summary>
    public static FileFacts Missing => default;

    /// <summary>Whether two looks saw one and the same file, under whatever names.</summary>
    public bool IsSame(FileFacts other) => Kind == other.Kind && Device == other.Device && Inode == other.Inode && Length == other.Length && Modified == other.Modified;
}
