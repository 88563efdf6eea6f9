namespace RadOps.Benchmarks;

/// <summary>A measurement that BenchmarkDotNet does not fit: whole runs beside other tools. Prints ratios, never times alone. Found by reflection; has a public parameterless constructor.</summary>
public interface IBenchCommand
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string Description { get; }

    /// <summary>Measures and prints; gives 0 when every target is met, 1 otherwise.</summary>
    int Run(string[] args);
}
