using System.Reflection;
using BenchmarkDotNet.Running;

// `dotnet run -c Release --project tests/RadOps.Benchmarks -- COMMAND` prints ratios measured in one run beside other tools;
// without a command of ours, BenchmarkDotNet's own arguments hold (`--filter '*'`).
var commands = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(RadOps.Benchmarks.IBenchCommand)))
    .Select(type => (RadOps.Benchmarks.IBenchCommand)Activator.CreateInstance(type)!)
    .OrderBy(command => command.Name, StringComparer.Ordinal)
    .ToList();

if (args.Length > 0 && commands.Find(command => command.Name == args[0]) is { } chosen)
    return chosen.Run(args[1..]);

if (args.Length > 0 && args[0] == "all")
    return commands.Sum(command => command.Run([])) == 0 ? 0 : 1;

if (args.Length == 0)
{
    foreach (var command in commands)
        Console.WriteLine($"{command.Name,-12} {command.Description}");
    return 0;
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
