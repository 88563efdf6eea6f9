using System.Collections;
using RadOps.Core.Policies;
using RadOps.Formats.Policies;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations that there is a pack for: the built-in ones, and the site's own.</summary>
public class OrganisationCompleter : SiteCompleter
{
    /// <summary>Whether the pack has what the command is about.</summary>
    private protected virtual bool IsAbout(PolicyPack pack) => true;

    private protected sealed override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) => Of(workplace.Packs.All);

    private protected sealed override IEnumerable<Choice> Otherwise => Of(PolicyFiles.BuiltInPacks());

    private IEnumerable<Choice> Of(IEnumerable<PolicyPack> packs) =>
        from pack in packs.Where(IsAbout).DistinctBy(pack => pack.Organisation)
        orderby pack.Organisation
        select new Choice(pack.Organisation, pack.Documents[0].DisplayTitle);
}
