using BenchmarkDotNet.Attributes;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Formats.Policies;

namespace RadOps.Benchmarks;

/// <summary>From request object to full decision, on one core. The explanation is made when asked for, and measured by itself.</summary>
[MemoryDiagnoser]
public class DecisionBenchmark
{
    private const int Count = 100_000;
    private static readonly DateOnly AsOf = new(2026, 11, 21);

    private readonly PolicyCatalog catalog = new(PolicyFiles.BuiltIn());
    private readonly ReleaseRequest[] daily = DecisionRequests.Daily(Count);
    private readonly ReleaseRequest[] varied = DecisionRequests.Varied(Count);

    /// <summary>Orders as they come on a day.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Daily() => Decide(daily);

    /// <summary>Orders of which hardly two have the same facts.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Varied() => Decide(varied);

    /// <summary>As <see cref="Daily"/>, with the sentence.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Explained()
    {
        var sum = 0;
        foreach (var request in daily)
            sum += catalog.For(request.Organisation).Decide(request, AsOf).Explanation.Length;
        return sum;
    }

    private int Decide(ReleaseRequest[] requests)
    {
        var sum = 0;
        foreach (var request in requests)
            sum += (int)catalog.For(request.Organisation).Decide(request, AsOf).Outcome;
        return sum;
    }
}
