namespace RadOps.Build.Tasks;

/// <summary>The figures that the targets speak of; never a part of the tests.</summary>
internal static class BenchTask
{
    internal static int Run(Repository repository, IEnumerable<string> arguments)
    {
        // Some of them measure the tool and the module as they are built: figures of an older build would be nobody's.
        BuildTask.Run(repository);
        return Shell.Run("dotnet", ["run", "-c", Repository.Configuration, "--project", repository.Path("tests", "RadOps.Benchmarks"), "--", .. arguments]);
    }
}
