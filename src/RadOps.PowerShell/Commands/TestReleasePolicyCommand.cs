using System.Management.Automation;
using RadOps.Core.Policies;
using RadOps.Core;
using RadOps.Formats.Policies;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Errors;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-ReleasePolicy</c>: what is odd, wrong or unclear in packs and the routines that they stand on.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ReleasePolicy", DefaultParameterSetName = OrganisationSet)]
[OutputType(typeof(PolicyFinding), typeof(string))]
public sealed class TestReleasePolicyCommand : WorkplaceCmdlet
{
    private const string OrganisationSet = "Organisation";
    private const string PathSet = "Path";
    private const string PackSet = "Pack";

    private readonly List<PolicyPack> packs = [];

    /// <summary>Only these organisations' packs, or the packs with these ids.</summary>
    [Parameter(Position = 0, ParameterSetName = OrganisationSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    public string[] Organisation { get; set; } = [];

    /// <summary>Files of packs and overlays, or folders of them, that need not be in use; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Packs, as Get-ReleasePolicy gives them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PackSet, ValueFromPipeline = true)]
    public PolicyPack? InputObject { get; set; }

    /// <summary>Text files with the routines themselves; wildcards are expanded.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Source { get; set; } = [];

    /// <summary>Files of cases, whose rows say what the packs are to decide; wildcards are expanded.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Case { get; set; } = [];

    /// <summary>Gives a letter to the one who answers for each document instead of the findings.</summary>
    [Parameter]
    public SwitchParameter AsLetter { get; set; }

    /// <summary>The day for which dates and ages are reckoned.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    private protected override void Process()
    {
        if (InputObject is not null)
            packs.Add(InputObject);
        else if (ParameterSetName == PathSet)
            foreach (var path in Files(Path))
                Attempt(() => packs.AddRange(SitePolicies.ReadUnproved([path])));
        else if (Organisation.Length == 0)
            packs.AddRange(Workplace.Packs.All);
        else
            foreach (var organisation in Organisation)
                Attempt(() => packs.AddRange(Workplace.Packs.For(organisation)));
    }

    /// <summary>All packs are known by now: a routine is looked for among all of them.</summary>
    private protected override void End()
    {
        var day = AsOf is { } asked ? DateOnly.FromDateTime(asked) : Workplace.Today;
        foreach (var (pack, findings) in PolicyReviews.Run(packs, [.. Files(Source)], day, StopToken))
        {
            if (AsLetter)
                WriteObject(PolicyReviews.Letters(pack, findings, day, Workplace.Settings.Site), enumerateCollection: true);
            else
                WriteObject(findings, enumerateCollection: true);
            WriteVerbose($"{pack.Id}: {CountText.Of(findings.Count, "finding")}");
        }

        if (!AsLetter)
            WriteObject(PolicyReviews.Cases(packs, Files(Case), Workplace.Clock, day, failure => WriteError(ErrorRecords.From(failure))), enumerateCollection: true);
    }

    private IEnumerable<string> Files(string[] paths) => PathArgument.Resolve(this, paths, literal: false, failure => WriteError(ErrorRecords.From(failure)));
}
