namespace RadOps.Build.Tasks;

/// <summary>Writes the golden files of every pack's decided cells anew: for a change of a rule that is meant, to be read as a diff before it is committed.</summary>
internal static class GoldenTask
{
    private const string Project = "RadOps.Core.Tests";

    internal static int Run(Repository repository)
    {
        var project = repository.Path("tests", Project);
        Shell.Dotnet("build", project, "-c", Repository.Configuration, "-v", "quiet");
        var executable = Path.Combine(project, "bin", Repository.Configuration, Repository.Framework, $"{Project}.dll");
        var folder = new Dictionary<string, string> { ["RADOPS_GOLDEN"] = Path.Combine(project, "golden") };
        return Shell.Run("dotnet", ["exec", executable, "-noLogo", "-noColor", "-reporter", "quiet", "-method", "*.GoldenTests.Every_cell_is_decided_as_it_was"], folder);
    }
}
