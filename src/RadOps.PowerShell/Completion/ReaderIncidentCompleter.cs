using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Core.Continuity;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the ids of night incidents that are open, as this machine knows them.</summary>
public sealed class ReaderIncidentCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            return
            [
                .. from incident in workplace.Outages(fakeBoundParameters["Organisation"] as string).Reader.Incidents(fakeBoundParameters.Contains("Drill"))
                   where incident.IsOpen && incident.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
                   select new CompletionResult(incident.Id, incident.Id, CompletionResultType.ParameterValue, $"{incident.Problem}, {OutageText.Time(incident.Detected)}"),
            ];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }
}
