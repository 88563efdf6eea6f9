namespace RadOps.Build.Testing;

/// <summary>A text that is kept in the repository and compared by a test. The same test writes it anew when told where: to be read as a diff before it is committed.</summary>
internal static class KeptText
{
    /// <param name="repository">The repository.</param>
    /// <param name="project">The test project.</param>
    /// <param name="test">The test, with its class.</param>
    /// <param name="variable">The environment variable that tells it where.</param>
    /// <param name="path">Where.</param>
    internal static int Write(Repository repository, string project, string test, string variable, string path)
    {
        var folder = repository.Path("tests", project);
        Shell.Dotnet("build", folder, "-c", Repository.Configuration, "-v", "quiet", "-nologo");
        var executable = Path.Combine(folder, "bin", Repository.Configuration, Repository.Framework, $"{project}.dll");
        return Shell.Run("dotnet", ["exec", executable, "-noLogo", "-noColor", "-reporter", "quiet", "-method", $"*.{test}"], new Dictionary<string, string> { [variable] = path });
    }
}
