namespace RadOps.Build.Help;

/// <summary>What reflection says about a cmdlet.</summary>
/// <param name="Name">Verb-Noun.</param>
/// <param name="Type">Its class.</param>
/// <param name="SupportsShouldProcess">Whether it has -WhatIf and -Confirm.</param>
/// <param name="DefaultParameterSet">The set taken where nothing tells them apart.</param>
/// <param name="Parameters">All parameters, without PowerShell's own.</param>
/// <param name="Outputs">The types that it writes.</param>
internal sealed record CmdletModel(
    string Name,
    Type Type,
    bool SupportsShouldProcess,
    string? DefaultParameterSet,
    IReadOnlyList<ParameterModel> Parameters,
    IReadOnlyList<Type> Outputs)
{
    /// <summary>The parameter sets, the default one first.</summary>
    internal IReadOnlyList<string> ParameterSets =>
    [
        .. Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Where(set => set != ParameterUse.AllSets).Distinct()
            .OrderByDescending(set => set == DefaultParameterSet).DefaultIfEmpty(ParameterUse.AllSets)
    ];

    /// <summary>Names of all parameters that help must speak of: the cmdlet's own, and -WhatIf and -Confirm where it has them.</summary>
    internal IEnumerable<string> DocumentedNames =>
        Parameters.Select(parameter => parameter.Name).Concat(SupportsShouldProcess ? ["WhatIf", "Confirm"] : []);
}
