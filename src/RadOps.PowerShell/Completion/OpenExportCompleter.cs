using System.Collections;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of exports that were begun and have not ended.</summary>
public sealed class OpenExportCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from open in workplace.Exports.FindOpen(CancellationToken.None)
        select new Choice(open.ExportId, open.MadeBy is { } worker ? $"is being made by {worker}" : "broken off");
}
