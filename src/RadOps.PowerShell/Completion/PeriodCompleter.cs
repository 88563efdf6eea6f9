using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core.Audit.Samples;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the last twelve whole months.</summary>
public sealed class PeriodCompleter : IArgumentCompleter
{
    private const int Months = 12;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        return
            from back in Enumerable.Range(1, Months)
            let name = AuditPeriod.MonthOf(today.AddMonths(-back)).Name
            where name.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
            select new Choice(name, "").Complete();
    }
}
