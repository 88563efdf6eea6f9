using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Formats.Policies;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations that there is a pack for.</summary>
public sealed class OrganisationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from pack in PolicyFiles.BuiltInPacks().DistinctBy(pack => pack.Organisation)
        where pack.Organisation.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
        orderby pack.Organisation
        select new CompletionResult(pack.Organisation, pack.Organisation, CompletionResultType.ParameterValue, pack.Documents[0].DisplayTitle);
}
