using System.Globalization;
using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>A disk of a few megabytes of memory, mounted for a test; where that is not permitted, the test is skipped and says so.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallDisk(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a small disk is mounted with Linux' tmpfs");
        var mount = Peer.Find("mount");
        Assert.SkipWhen(mount is null, "mount is not installed");
        var result = Peer.Run(mount!, ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder.Path]);
        if (result.ExitCode != 0)
        {
            folder.Dispose();
            Assert.Skip($"a tmpfs cannot be mounted here: {result.Errors.Trim()}");
        }
    }

    public string Path => folder.Path;

    /// <summary>Makes room on it.</summary>
    public void Grow(int megabytes) => Assert.Equal(0, Peer.Run(Peer.Find("mount")!, ["-o", string.Create(CultureInfo.InvariantCulture, $"remount,size={megabytes}m"), folder.Path]).ExitCode);

    public void MakeReadOnly() => Assert.Equal(0, Peer.Run(Peer.Find("mount")!, ["-o", "remount,ro", folder.Path]).ExitCode);

    public void Dispose()
    {
        Assert.Equal(0, Peer.Run(Peer.Find("umount")!, [folder.Path]).ExitCode);
        folder.Dispose();
    }
}
