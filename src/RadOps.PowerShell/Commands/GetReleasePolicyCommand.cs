using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-ReleasePolicy</c>: the packs, and their rules and facts with the words that they stand on.</summary>
[Cmdlet(VerbsCommon.Get, "ReleasePolicy", DefaultParameterSetName = "Policy")]
[OutputType(typeof(PolicyPack), ParameterSetName = ["Policy"])]
[OutputType(typeof(PolicyRule), typeof(PolicyFact), ParameterSetName = ["Rule"])]
public sealed class GetReleasePolicyCommand : WorkplaceCmdlet
{
    /// <summary>Only these organisations' packs.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    public string[] Organisation { get; set; } = [];

    /// <summary>The rules and facts with these ids instead of the packs; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Rule")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] RuleId { get; set; } = [];

    private protected override void Process()
    {
        var packs = Organisation.Length == 0 ? Workplace.Packs.All : [.. Organisation.SelectMany(Workplace.Packs.For)];
        if (ParameterSetName == "Rule")
            foreach (var id in RuleId)
                Attempt(() => WriteRules(packs, id));
        else
            WriteObject(packs, enumerateCollection: true);
    }

    private void WriteRules(IEnumerable<PolicyPack> packs, string id)
    {
        var pattern = new WildcardPattern(id, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        var found = packs.SelectMany(pack => pack.Rules.Where(rule => pattern.IsMatch(rule.RuleId)).Concat<object>(pack.Facts.Where(fact => pattern.IsMatch(fact.RuleId)))).ToList();
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(id))
            throw new RadOpsException("RuleNotFound", ErrorKind.NotFound, $"No pack has a rule or a fact '{id}'. Get-ReleasePolicy -RuleId * shows them all.", id);
        WriteObject(found, enumerateCollection: true);
    }
}
