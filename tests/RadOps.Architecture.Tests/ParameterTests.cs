using System.Management.Automation;
using RadOps.Build.Help;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Loading;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>What holds for the parameters of every cmdlet, so that who knows one knows the others.</summary>
public sealed class ParameterTests
{
    private static readonly IReadOnlyList<CmdletModel> Cmdlets = CmdletCatalog.Load(typeof(ModuleInitializer).Assembly);

    /// <summary>What a parameter of this name means everywhere, and what completes it there.</summary>
    private static readonly Dictionary<string, Type[]> Completers = new(StringComparer.Ordinal)
    {
        ["Organisation"] = [typeof(OrganisationCompleter), typeof(OutageOrganisationCompleter), typeof(IntakeOrganisationCompleter)],
        ["Policy"] = [typeof(OrganisationCompleter)],
        ["With"] = [typeof(OrganisationCompleter)],
        ["Node"] = [typeof(NodeCompleter)],
        ["ExportId"] = [typeof(ExportIdCompleter), typeof(OpenExportCompleter), typeof(SampledReleaseCompleter)],
        ["RecipientName"] = [typeof(RecipientCompleter)],
        ["Incident"] = [typeof(ReaderIncidentCompleter)],
        ["Outage"] = [typeof(OutageCompleter)],
        ["CaseId"] = [typeof(PatientFileCaseCompleter)],
        ["Referral"] = [typeof(DowntimeNumberCompleter)],
        ["Period"] = [typeof(PeriodCompleter)],
        ["TransferId"] = [typeof(WaitingTransferCompleter)],
        ["RuleId"] = [typeof(RuleIdCompleter)],
    };

    /// <summary>Parameters of a name above that mean something new, which nothing can complete.</summary>
    private static readonly string[] New = ["New-ReleasePolicy -Organisation"];

    /// <summary>The short names that administrators use, and those by which what comes down a pipeline names the same thing.</summary>
    private static readonly string[] Aliases = ["FullName", "Id", "LP", "PSPath", "Request"];

    private static IEnumerable<(CmdletModel Cmdlet, ParameterModel Parameter)> All => from cmdlet in Cmdlets from parameter in cmdlet.Parameters select (cmdlet, parameter);

    public static TheoryData<string> Names => [.. Cmdlets.Select(cmdlet => cmdlet.Name)];

    [Fact]
    public void Are_completed_wherever_they_name_what_the_site_knows()
    {
        var wrong =
            from one in All
            where Completers.ContainsKey(one.Parameter.Name) && !New.Contains($"{one.Cmdlet.Name} -{one.Parameter.Name}")
            let completer = one.Cmdlet.Type.GetProperty(one.Parameter.Name)!.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(ArgumentCompleterAttribute))?.ConstructorArguments[0].Value
            where !Completers[one.Parameter.Name].Contains(completer)
            select $"{one.Cmdlet.Name} -{one.Parameter.Name} is completed by {completer ?? "nothing"}";
        Assert.Empty(wrong);
        Assert.True(All.Count(one => Completers.ContainsKey(one.Parameter.Name)) > 40);
        Assert.All(New, name => Assert.Contains(All, one => name == $"{one.Cmdlet.Name} -{one.Parameter.Name}"));
    }

    /// <summary>PowerShell chooses a set by what is mandatory in it alone; two sets that ask for the same are told apart by nothing.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Stand_in_sets_that_can_be_told_apart(string name)
    {
        var cmdlet = Cmdlets.Single(one => one.Name == name);
        var sets = cmdlet.Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Where(set => set != ParameterUse.AllSets).Distinct().ToList();
        if (sets.Count == 0) return;
        // A cmdlet's default set must be one that there is.
        Assert.True(cmdlet.DefaultParameterSet is null || sets.Contains(cmdlet.DefaultParameterSet) || cmdlet.Parameters.All(parameter => parameter.Uses.All(use => use.Set != cmdlet.DefaultParameterSet)), $"{name}: the default set {cmdlet.DefaultParameterSet} is none of {string.Join(", ", sets)}");
        var mandatory = sets.Append(cmdlet.DefaultParameterSet ?? sets[0]).Distinct().ToDictionary(set => set, set => cmdlet.Parameters.Where(parameter => parameter.Uses.Any(use => use.Set == set && use.Mandatory)).Select(parameter => parameter.Name).ToHashSet());
        foreach (var (set, own) in mandatory)
        {
            if (set == cmdlet.DefaultParameterSet) continue;
            Assert.True(own.Count > 0, $"{name}: nothing is mandatory in the set {set} alone, and it is not the default");
            // What is mandatory here, and not there, is what tells this one from every other.
            Assert.All(mandatory.Where(other => other.Key != set), other => Assert.False(own.SetEquals(other.Value), $"{name}: the sets {set} and {other.Key} ask for the same: {string.Join(", ", own)}"));
        }

        Assert.True(cmdlet.DefaultParameterSet is not null || mandatory.Values.All(own => own.Count > 0), $"{name}: there is no default set");
    }

    [Theory, MemberData(nameof(Names))]
    public void Have_positions_that_follow_one_another(string name)
    {
        var cmdlet = Cmdlets.Single(one => one.Name == name);
        var sets = cmdlet.Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Distinct();
        foreach (var set in sets)
        {
            var positions = cmdlet.Parameters.SelectMany(parameter => parameter.Uses.Where(use => (use.Set == set || use.Set == ParameterUse.AllSets) && use.Position >= 0).Select(use => use.Position!.Value)).Order().ToList();
            Assert.Equal(positions.Distinct(), positions);
            if (positions.Count > 0 && set != ParameterUse.AllSets) Assert.Equal(Enumerable.Range(0, positions.Count), positions);
        }
    }

    [Fact]
    public void Have_no_aliases_but_those_of_the_field()
    {
        var used = All.SelectMany(one => one.Parameter.Aliases.Select(alias => (Alias: alias, At: $"{one.Cmdlet.Name} -{one.Parameter.Name}"))).ToList();
        Assert.All(used, one => Assert.Contains(one.Alias, Aliases));
        Assert.All(Aliases, alias => Assert.Contains(used, one => one.Alias == alias));
        // Get-ChildItem's objects come by their PSPath, which names them whatever is in the name.
        Assert.All(All.Where(one => one.Parameter.Name == "LiteralPath"), one => Assert.Contains("PSPath", one.Parameter.Aliases));
    }

    /// <summary>Whatever names a thing is taken from an object that has a property of the name, and the key of the cmdlet's own thing as a bare text too.</summary>
    [Fact]
    public void Take_keys_from_the_pipeline()
    {
        string[] keys = ["ExportId", "TransferId", "CaseId", "Number", "Incident", "Code"];
        var deaf =
            from one in All
            where keys.Contains(one.Parameter.Name) && !one.Parameter.Uses.Any(use => use.FromPipelineByName)
            // Beside requests from the pipeline, and asked for once.
            where (one.Cmdlet.Name, one.Parameter.Name) is not ("Register-Consent", "ExportId")
            select $"{one.Cmdlet.Name} -{one.Parameter.Name}";
        Assert.Empty(deaf);
    }
}
