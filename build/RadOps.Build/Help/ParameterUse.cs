namespace RadOps.Build.Help;

/// <summary>How one parameter set takes a parameter.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="Mandatory">Whether it must be given.</param>
/// <param name="Position">Its position; null when it must be named.</param>
/// <param name="FromPipeline">Whether it takes the piped object.</param>
/// <param name="FromPipelineByName">Whether it takes the piped object's property of its name.</param>
internal sealed record ParameterUse(string Set, bool Mandatory, int? Position, bool FromPipeline, bool FromPipelineByName)
{
    /// <summary>PowerShell's name of "every set".</summary>
    internal const string AllSets = "__AllParameterSets";
}
