namespace RadOps.Build.Tasks;

/// <summary>The synthetic hospital, from orders to audit; in <c>artifacts/demo</c>, made anew each time, unless the arguments name a folder.</summary>
internal static class DemoTask
{
    internal static int Run(Repository repository, IReadOnlyList<string> arguments)
    {
        BuildTask.Run(repository);
        if (arguments.Count > 0)
            return Shell.Run(repository.Tool, ["demo", .. arguments]);
        var folder = repository.Path("artifacts", "demo");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Shell.Run(repository.Tool, ["demo", "--output-dir", folder]);
    }
}
