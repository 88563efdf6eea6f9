namespace RadOps.Build.Tasks;

/// <summary>The figures that the targets speak of; never a part of the tests.</summary>
internal static class BenchTask
{
    internal static int Run(Repository repository, IEnumerable<string> arguments) =>
        Shell.Run("dotnet", ["run", "-c", Repository.Configuration, "--project", repository.Path("tests", "RadOps.Benchmarks"), "--", .. arguments]);
}
