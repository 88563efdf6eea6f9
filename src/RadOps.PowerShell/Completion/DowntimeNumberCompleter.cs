using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the numbers of papers that are not entered in RIS yet, as this machine knows them.</summary>
public sealed class DowntimeNumberCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            var place = workplace.Outages(fakeBoundParameters["Organisation"] as string);
            return
            [
                .. from item in place.Downtime.Items(fakeBoundParameters.Contains("Drill"))
                   where item.IsOpen && item.Number.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
                   select new CompletionResult(item.Number, item.Number, CompletionResultType.ParameterValue, $"{item.Kind} {item.Patient} {item.Examination}"),
            ];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }
}
