using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the ids of cases that are not clean yet, as this machine knows them.</summary>
public sealed class PatientFileCaseCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            var place = workplace.Intake(fakeBoundParameters["Organisation"] as string, offline: true);
            return
            [
                .. from item in place.Desk.Cases()
                   where item.IsOpen && item.CaseId.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
                   let about = string.Create(CultureInfo.InvariantCulture, $"{item.Patient} {item.Files.Count} files, {item.Outcome}, {item.Age.TotalHours:0} h")
                   select new CompletionResult(item.CaseId, item.CaseId, CompletionResultType.ParameterValue, about.Trim()),
            ];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }
}
