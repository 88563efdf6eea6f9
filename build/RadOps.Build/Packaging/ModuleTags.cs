using System.Text.RegularExpressions;
using RadOps.Build.Help;

namespace RadOps.Build.Packaging;

/// <summary>What galleries and file shares find a module by: the words of its manifest, and those that PSResourceGet adds when it publishes.</summary>
internal static partial class ModuleTags
{
    /// <param name="manifest">The manifest's text.</param>
    /// <param name="cmdlets">The cmdlets that it names.</param>
    internal static IEnumerable<string> Of(string manifest, IEnumerable<CmdletModel> cmdlets) =>
    [
        "PSModule", "PSEdition_Core", "PSIncludes_Cmdlet",
        .. Word().Matches(Tags().Match(manifest).Groups[1].Value).Select(word => word.Groups[1].Value),
        .. cmdlets.SelectMany(cmdlet => (string[])[$"PSCmdlet_{cmdlet.Name}", $"PSCommand_{cmdlet.Name}"]),
    ];

    /// <summary>The manifest's description.</summary>
    internal static string Description(string manifest) => DescriptionLine().Match(manifest).Groups[1].Value.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"Tags = @\(([^)]*)\)")]
    private static partial Regex Tags();

    [GeneratedRegex(@"'([^']*)'")]
    private static partial Regex Word();

    [GeneratedRegex(@"Description = '((?:[^']|'')*)'")]
    private static partial Regex DescriptionLine();
}
