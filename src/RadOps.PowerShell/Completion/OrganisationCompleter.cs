using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Formats.Policies;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations that there is a pack for: the built-in ones, and the site's own.</summary>
public sealed class OrganisationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from pack in Packs(fakeBoundParameters["SiteFile"] as string).DistinctBy(pack => pack.Organisation)
        where pack.Organisation.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
        orderby pack.Organisation
        select new CompletionResult(pack.Organisation, pack.Organisation, CompletionResultType.ParameterValue, pack.Documents[0].DisplayTitle);

    private static IEnumerable<PolicyPack> Packs(string? siteFile)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = siteFile, ReadOnly = true });
            return workplace.Packs.All;
        }
        catch (RadOpsException)
        {
            return PolicyFiles.BuiltInPacks(); // A prompt is no place for errors: the command itself will say what is wrong with the site file.
        }
    }
}
