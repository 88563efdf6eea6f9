using RadOps.Core.Intake.Cleaning;
using RadOps.Site.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Where a Linux desktop keeps its things.</summary>
public sealed class LinuxFoldersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public LinuxFoldersTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the specifications of freedesktop.org");

    public void Dispose() => folder.Dispose();

    private UserMachine Machine(params (string Name, string Value)[] environment) =>
        new(name => name == "HOME" ? folder.Path : environment.Where(each => each.Name == name).Select(each => each.Value).FirstOrDefault());

    [Fact]
    [Requirement("F-26")]
    public void Downloads_are_where_the_users_own_folders_say()
    {
        Assert.Equal(Path.Combine(folder.Path, "Downloads"), Machine().Downloads);
        File.WriteAllText(folder.File(".config/user-dirs.dirs"), "# comment\nXDG_DESKTOP_DIR=\"$HOME/Skrivbord\"\nXDG_DOWNLOAD_DIR=\"$HOME/Hämtade filer\"\n");
        Assert.Equal(Path.Combine(folder.Path, "Hämtade filer"), Machine().Downloads);
        File.WriteAllText(folder.File("inst/user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"/data/ned\"\n");
        Assert.Equal("/data/ned", Machine(("XDG_CONFIG_HOME", Path.Combine(folder.Path, "inst"))).Downloads);
        Assert.Equal("/annan", Machine(("XDG_DOWNLOAD_DIR", "/annan/")).Downloads);
        Assert.Equal(Path.Combine(folder.Path, "Hämtade filer"), Machine(("XDG_DOWNLOAD_DIR", "relativ")).Downloads);
    }

    [Fact]
    public void The_bins_are_the_homes_and_that_of_the_file_system()
    {
        var bins = Machine(("XDG_DATA_HOME", "/data/hem")).Bins(folder.Path);
        Assert.Equal(new RecycleBin("/data/hem/Trash", null, BinForm.Freedesktop), bins[0]);
        Assert.Contains(bins, bin => bin.Top is { } top && bin.Folder.StartsWith(Path.Combine(top, ".Trash-"), StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_known_apart_by_what_they_are_and_not_by_their_names()
    {
        var machine = Machine();
        var file = folder.File("a");
        File.WriteAllText(file, "a");
        var looked = machine.Look(file);
        Assert.Equal((FileKind.File, 1L, 1L), (looked.Kind, looked.Length, looked.Links));
        using (var stream = File.OpenRead(file))
        {
            Assert.True(machine.Look(stream.SafeFileHandle).IsSame(looked));
            Assert.Contains(machine.Holders(file, looked), holder => holder.ProcessId == Environment.ProcessId);
        }

        Assert.DoesNotContain(machine.Holders(file, looked), holder => holder.ProcessId == Environment.ProcessId);
        File.CreateSymbolicLink(folder.File("b"), file);
        Assert.Equal(FileKind.Link, machine.Look(folder.File("b")).Kind);
        Assert.Equal(FileKind.Folder, machine.Look(folder.Path).Kind);
        Assert.Equal(FileKind.Missing, machine.Look(folder.File("c")).Kind);
        Assert.Equal(FileKind.Missing, machine.Look(file + "\0x").Kind);
        Assert.Equal(FileKind.Other, machine.Look("/dev/null").Kind);
    }
}
