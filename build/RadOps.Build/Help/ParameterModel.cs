namespace RadOps.Build.Help;

/// <summary>What reflection says about a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Uses">How each parameter set takes it.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Wildcards">Whether it takes wildcards.</param>
internal sealed record ParameterModel(string Name, Type Type, IReadOnlyList<ParameterUse> Uses, IReadOnlyList<string> Aliases, bool Wildcards)
{
    internal bool IsSwitch => Type.Name == "SwitchParameter";

    /// <summary>How a set takes it; null when the set does not.</summary>
    internal ParameterUse? In(string set) => Uses.FirstOrDefault(use => use.Set == set || use.Set == ParameterUse.AllSets);
}
