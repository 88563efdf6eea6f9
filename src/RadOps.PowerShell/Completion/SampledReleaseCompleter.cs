using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Core.Audit.Samples;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the releases of a sample that nobody has reviewed.</summary>
public sealed class SampledReleaseCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (fakeBoundParameters["Period"] is not string period) return [];
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { Register = fakeBoundParameters["Register"] as string, SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            return
            [
                .. from release in workplace.Samples.Find(AuditPeriod.Parse(period))?.Releases ?? []
                   where release.Outcome is null && release.ExportId.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase)
                   select new CompletionResult(release.ExportId, release.ExportId, CompletionResultType.ParameterValue, release.RegisterLine)
            ];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }
}
