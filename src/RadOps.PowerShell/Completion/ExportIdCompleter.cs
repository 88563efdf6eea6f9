using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of the newest releases in the register.</summary>
public sealed class ExportIdCompleter : IArgumentCompleter
{
    private const int Count = 30;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { Register = fakeBoundParameters["Register"] as string, SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            return [.. Newest(workplace, wordToComplete)];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }

    private static IEnumerable<CompletionResult> Newest(Workplace workplace, string word) =>
        from release in workplace.Releases.Find(new MediaExportQuery { From = workplace.Clock.GetUtcNow().AddDays(-30) }).TakeLast(Count).Reverse()
        where release.ExportId.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        select new CompletionResult(release.ExportId, release.ExportId, CompletionResultType.ParameterValue, release.RegisterLine);
}
