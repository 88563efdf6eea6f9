using System.Collections;
using System.Management.Automation;
using RadOps.Core.Policies;
using RadOps.Formats.Policies;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the ids of rules and facts, with the words that they stand on: those of the organisation that the command line names, or of every pack.</summary>
public sealed class RuleIdCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        Of(given["Organisation"] is { } named ? LanguagePrimitives.ConvertTo<string[]>(named).SelectMany(workplace.Packs.For) : workplace.Packs.All);

    private protected override IEnumerable<Choice> Otherwise => Of(PolicyFiles.BuiltInPacks());

    private static IEnumerable<Choice> Of(IEnumerable<PolicyPack> packs) =>
        packs.SelectMany(pack => pack.Rules.Select(rule => new Choice(rule.RuleId, rule.Quote)).Concat(pack.Facts.Select(fact => new Choice(fact.RuleId, fact.Quote))))
            .DistinctBy(choice => choice.Text)
            .OrderBy(choice => choice.Text, StringComparer.Ordinal);
}
