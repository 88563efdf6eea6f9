using System.Text.Json.Nodes;
using RadOps.Storage.Sqlite;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>A machine without a SQLite library of its own: the packaged one is used, and said to be. It takes a process, since a library is loaded once.</summary>
public sealed class PackagedSqliteTests
{
    [Fact]
    public void Without_the_systems_library_the_packaged_one_is_used_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        var assembly = typeof(PackagedSqliteTests).Assembly.Location;
        var settings = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(assembly, ".runtimeconfig.json")))!;
        settings["runtimeOptions"]!["configProperties"]![SqliteLibrary.PackagedSwitch] = true;
        var file = folder.File("packaged.runtimeconfig.json");
        File.WriteAllText(file, settings.ToJsonString());
        var result = Peer.Run(
            Peer.Require("dotnet", "dotnet"),
            ["exec", "--runtimeconfig", file, "--depsfile", Path.ChangeExtension(assembly, ".deps.json"), assembly, "-explicit", "only", "-method", $"{typeof(PackagedSqliteTests).FullName}.{nameof(Worker)}"]);
        Assert.True(result.ExitCode == 0, result.All);
    }

    [Fact]
    public void With_the_systems_library_nothing_is_said()
    {
        using var folder = new TemporaryFolder();
        var warnings = new List<string>();
        RegisterFactory.Open(folder.File("register.db"), TimeProvider.System, warning: warnings.Add).Dispose();
        Assert.Equal(SqliteLibrary.IsPackaged ? 1 : 0, warnings.Count);
    }

    /// <summary>What the other process runs.</summary>
    [Fact(Explicit = true)]
    public void Worker()
    {
        using var folder = new TemporaryFolder();
        var warnings = new List<string>();
        using var store = RegisterFactory.Open(folder.File("register.db"), TimeProvider.System, warning: warnings.Add);
        store.Append(TestEvents.Many(10));
        Assert.True(store.Walk().Holds);
        Assert.True(SqliteLibrary.IsPackaged);
        RegisterFactory.Open(folder.File("register.db"), TimeProvider.System, RegisterAccess.Existing, warnings.Add).Dispose();
        Assert.Contains("3.35.5", Assert.Single(warnings), StringComparison.Ordinal);
    }
}
