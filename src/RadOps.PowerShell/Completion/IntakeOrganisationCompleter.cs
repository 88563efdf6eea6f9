using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core.Policies.Facts;
using RadOps.Formats.Policies;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations whose routine says how patients' files are taken in.</summary>
public sealed class IntakeOrganisationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from pack in PolicyFiles.BuiltInPacks()
        where pack.Facts.Any(fact => fact.Limit?.Name == LimitName.IntakeChannel)
        where pack.Organisation.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
        orderby pack.Organisation
        select new CompletionResult(pack.Organisation, pack.Organisation, CompletionResultType.ParameterValue, pack.Documents[0].DisplayTitle);
}
