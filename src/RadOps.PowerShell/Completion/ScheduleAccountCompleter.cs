using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core.Audit.Schedules;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the accounts of Windows itself, which need no password.</summary>
public sealed class ScheduleAccountCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from name in WindowsTask.ServiceAccounts
        where OperatingSystem.IsWindows() && name.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
        select new CompletionResult(name.Contains(' ', StringComparison.Ordinal) ? $"'{name}'" : name, name, CompletionResultType.ParameterValue, name);
}
