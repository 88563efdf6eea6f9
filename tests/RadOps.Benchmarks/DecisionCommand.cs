using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Formats.Policies;

namespace RadOps.Benchmarks;

/// <summary>Decisions a second on one core, as multiples of the target of a million.</summary>
public sealed class DecisionCommand : IBenchCommand
{
    private const double Target = 1_000_000;
    private static readonly DateOnly AsOf = new(2026, 11, 21);

    /// <inheritdoc/>
    public string Name => "decisions";

    /// <inheritdoc/>
    public string Description => "Decisions a second on one core, request object in, full decision out, against the target of 1,000,000.";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var catalog = new PolicyCatalog(PolicyFiles.BuiltIn());
        var met = true;
        foreach (var (name, requests) in new[] { ("a day's orders", DecisionRequests.Daily(100_000)), ("orders all unlike", DecisionRequests.Varied(1_000_000)) })
        {
            var first = Rate(catalog, requests, 1);
            var best = Enumerable.Range(0, 5).Max(_ => Rate(catalog, requests, 3));
            met &= best >= Target;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {best / Target,6:0.0} × the target once warm; {first / Target,6:0.0} × on the very first pass"));
        }

        return met ? 0 : 1;
    }

    private static double Rate(PolicyCatalog catalog, ReleaseRequest[] requests, int passes)
    {
        // Processor time, not the clock's: other work on the machine takes nothing from the figure.
        var begun = Environment.CpuUsage.TotalTime;
        var allowed = 0;
        for (var pass = 0; pass < passes; pass++)
            foreach (var request in requests)
                if (catalog.For(request.Organisation).Decide(request, AsOf).Outcome == DecisionOutcome.Allow)
                    allowed++;
        GC.KeepAlive(allowed);
        return requests.Length * (double)passes / (Environment.CpuUsage.TotalTime - begun).TotalSeconds;
    }
}
