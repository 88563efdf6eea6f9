using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-ReleasePolicy</c>: the packs that decide, and their rules with the words that they stand on.</summary>
[Cmdlet(VerbsCommon.Get, "ReleasePolicy", DefaultParameterSetName = "Policy")]
[OutputType(typeof(ReleasePolicy), ParameterSetName = ["Policy"])]
[OutputType(typeof(PolicyRule), ParameterSetName = ["Rule"])]
public sealed class GetReleasePolicyCommand : WorkplaceCmdlet
{
    /// <summary>Only these organisations' packs.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    public string[] Organisation { get; set; } = [];

    /// <summary>The rules with these ids instead of the packs; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Rule")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RuleId { get; set; } = [];

    private protected override void Process()
    {
        var policies = Organisation.Length == 0 ? Workplace.Policies.All : [.. Organisation.Select(organisation => Workplace.Policies.For(organisation))];
        if (ParameterSetName == "Rule")
            foreach (var id in RuleId)
                Attempt(() => WriteRules(policies, id));
        else
            WriteObject(policies, enumerateCollection: true);
    }

    private void WriteRules(IEnumerable<ReleasePolicy> policies, string id)
    {
        var pattern = new WildcardPattern(id, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        var rules = policies.SelectMany(policy => policy.Pack.Rules).Where(rule => pattern.IsMatch(rule.RuleId)).ToList();
        if (rules.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(id))
            throw new RadOpsException("RuleNotFound", ErrorKind.NotFound, $"No pack has a rule '{id}'. Get-ReleasePolicy -RuleId * shows them all.", id);
        WriteObject(rules, enumerateCollection: true);
    }
}
