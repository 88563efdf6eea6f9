namespace RadOps.Build.Tasks;

/// <summary>The synthetic hospital, from orders to audit.</summary>
internal static class DemoTask
{
    internal static int Run(Repository repository, IEnumerable<string> arguments)
    {
        BuildTask.Run(repository);
        return Shell.Run(repository.Tool, ["demo", .. arguments]);
    }
}
