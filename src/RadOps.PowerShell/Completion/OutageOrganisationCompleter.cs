using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Formats.Policies;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations whose routine says whom to contact, or what to do, when systems are out.</summary>
public sealed class OutageOrganisationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from pack in PolicyFiles.BuiltInPacks()
        where pack.Facts.Any(fact => fact.Contact is not null || fact.Instruction is not null)
        where pack.Organisation.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
        orderby pack.Organisation
        select new CompletionResult(pack.Organisation, pack.Organisation, CompletionResultType.ParameterValue, pack.Documents[0].DisplayTitle);
}
