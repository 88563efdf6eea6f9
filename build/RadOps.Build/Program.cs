using RadOps.Build;
using RadOps.Build.Tasks;

try
{
    var repository = Repository.Find();
    var rest = args.Skip(1).ToArray();
    return (args.FirstOrDefault() ?? "build") switch
    {
        "build" => BuildTask.Run(repository),
        "test" => TestTask.Run(repository, full: rest.Contains("--full")),
        "golden" => GoldenTask.Run(repository),
        "traceability" => TraceabilityTask.Run(repository),
        "demo" => DemoTask.Run(repository, rest),
        "bench" => BenchTask.Run(repository, rest),
        "package" => PackageTask.Run(repository),
        var other => Unknown(other),
    };
}
catch (BuildException failure)
{
    Console.Error.WriteLine($"build: {failure.Message}");
    return 1;
}

static int Unknown(string task)
{
    Console.Error.WriteLine($"build: no task is named '{task}'. Tasks: build, demo, test [--full], golden, traceability, bench, package.");
    return 2;
}
