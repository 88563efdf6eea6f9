using System.Collections;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of the site's recipient directory, by any part of them.</summary>
public sealed class RecipientCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from entry in workplace.Recipients
        orderby entry.Name
        select new Choice(entry.Name, $"{entry.Type}, {entry.Location}");

    private protected override bool IsMeant(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
