using System.Collections;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of the site's nodes.</summary>
public sealed class NodeCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from name in workplace.Nodes.Names
        let node = workplace.Settings.Nodes[name]
        select new Choice(name, $"{node.Role}: {node.AeTitle}");
}
