using System.Collections;
using RadOps.Core.Register;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of the newest releases in the register.</summary>
public sealed class ExportIdCompleter : SiteCompleter
{
    private const int Count = 30;

    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from release in workplace.Releases.Find(new MediaExportQuery { From = workplace.Clock.GetUtcNow().AddDays(-30) }).TakeLast(Count).Reverse()
        select new Choice(release.ExportId, release.RegisterLine);
}
