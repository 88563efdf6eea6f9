using RadOps.Core.Audit.Schedules;

namespace RadOps.Cli;

/// <summary>This tool, as something that a scheduler can start.</summary>
internal static class ToolProgram
{
    // Where .NET is, when it is not where its programs look by themselves.
    private const string RootVariable = "DOTNET_ROOT";

    internal static ScheduledProgram With(IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath!;
        // 'dotnet radops.dll' is a way to start it too.
        List<string> all = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [Path.Combine(AppContext.BaseDirectory, "radops.dll"), .. arguments] : [.. arguments];
        var root = Environment.GetEnvironmentVariable(RootVariable);
        return new(program, all, OperatingSystem.IsWindows() || string.IsNullOrEmpty(root) ? new Dictionary<string, string>() : new() { [RootVariable] = root });
    }
}
