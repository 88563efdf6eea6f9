using System.Text.RegularExpressions;
using RadOps.Core;

namespace RadOps.Site;

/// <summary>Replaces <c>${env:NAME}</c> by the environment variable's value: the one way in which a site file may have secrets.</summary>
internal static partial class EnvironmentText
{
    /// <summary>Replaces every variable in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="environment">Gives a variable's value, or null.</param>
    /// <exception cref="RadOpsException"><c>SiteVariableMissing</c>: a variable is not set.</exception>
    internal static string Resolve(string text, Func<string, string?> environment) => Variable().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        return environment(name) ?? throw new RadOpsException(
            "SiteVariableMissing", ErrorKind.InvalidInput, $"The site file asks for the environment variable {name}, which is not set. Set it for the account that runs RadOps.", name);
    });

    /// <summary>The names of the variables that a text asks for, each once.</summary>
    internal static IReadOnlyList<string> Names(string text) => [.. Variable().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\$\{env:(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}
