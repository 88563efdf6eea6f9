using System.Management.Automation;
using System.Reflection;
using RadOps.Build;
using RadOps.Build.Help;
using RadOps.Build.Layout;
using RadOps.PowerShell.Loading;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>Cmdlets, manifest, help, views and Pester files speak of the same things.</summary>
public sealed class CmdletTests
{
    /// <summary>Verbs that only look: every other one changes or writes something, and says so with -WhatIf.</summary>
    private static readonly string[] LookingVerbs = ["Get", "Test", "Find", "Compare", "Resolve"];

    private static readonly IReadOnlyList<CmdletModel> Cmdlets = CmdletCatalog.Load(typeof(ModuleInitializer).Assembly);

    public static TheoryData<string> Names => [.. Cmdlets.Select(cmdlet => cmdlet.Name)];

    private static string HelpFolder(string culture) => Path.Combine(Sources.Repository.HelpSources, culture);

    [Theory, MemberData(nameof(Names))]
    public void Bears_an_approved_verb_and_stands_in_a_file_of_its_own(string name)
    {
        var (cmdlet, parts) = (Find(name), name.Split('-'));
        var approved = typeof(VerbsCommon).Assembly.GetTypes().Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => field.Name);
        Assert.Contains(parts[0], approved);
        Assert.Equal($"{parts[0]}{parts[1]}Command", cmdlet.Type.Name);
        Assert.True(File.Exists(Sources.Repository.Path("src", "RadOps.PowerShell", "Commands", $"{cmdlet.Type.Name}.cs")));
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_WhatIf_where_it_changes_something(string name) =>
        Assert.Equal(!LookingVerbs.Contains(name.Split('-')[0]), Find(name).SupportsShouldProcess);

    [Theory, MemberData(nameof(Names))]
    public void Has_help_on_every_parameter_in_every_culture(string name)
    {
        var cmdlet = Find(name);
        foreach (var culture in Repository.HelpCultures)
        {
            var page = HelpCompiler.Read(HelpFolder(culture), cmdlet);
            var shared = HelpPageReader.Read(Path.Combine(HelpFolder(culture), HelpCompiler.SharedPage));
            Assert.All(cmdlet.DocumentedNames, parameter => Assert.NotEmpty(HelpCompiler.ParameterText(page, shared, parameter)));
            Assert.All(
                (string[])[HelpPageReader.Description, HelpPageReader.Input, HelpPageReader.Output, HelpPageReader.Errors],
                section => Assert.NotEmpty(page.Section(section)));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_the_same_examples_in_every_culture(string name)
    {
        var pages = Repository.HelpCultures.Select(culture => HelpCompiler.Read(HelpFolder(culture), Find(name))).ToList();
        Assert.All(pages, page => Assert.Equal(pages[0].Examples.Select(example => example.Code), page.Examples.Select(example => example.Code)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_a_file_of_tests(string name) =>
        Assert.True(File.Exists(Sources.Repository.Path("tests", "Module", $"{name}.Tests.ps1")));

    /// <summary>So that a parameter that comes, goes or is renamed is seen by whoever did it, since scripts depend on it.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Has_a_test_of_its_exact_parameters(string name) =>
        Assert.Contains($"Get-OwnParameter {name} | Should -Be ", File.ReadAllText(Sources.Repository.Path("tests", "Module", $"{name}.Tests.ps1")), StringComparison.Ordinal);

    [Fact]
    public void Stand_in_the_manifest_by_name()
    {
        Assert.NotEmpty(Cmdlets);
        var manifest = ModuleFolder.Manifest(Sources.Repository, Cmdlets);
        Assert.All(Cmdlets, cmdlet => Assert.Contains($"'{cmdlet.Name}'", manifest, StringComparison.Ordinal));
        Assert.DoesNotContain("{", manifest.Replace("@{", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void No_help_page_and_no_test_file_is_about_a_cmdlet_that_there_is_not()
    {
        var pages = Repository.HelpCultures.SelectMany(culture => Directory.EnumerateFiles(HelpFolder(culture), "*-*.md"));
        var tests = Directory.EnumerateFiles(Sources.Repository.Path("tests", "Module"), "*-*.Tests.ps1");
        Assert.All(pages.Concat(tests), file => Assert.Contains(Path.GetFileName(file).Split('.')[0], Cmdlets.Select(cmdlet => cmdlet.Name)));
    }

    private static CmdletModel Find(string name) => Cmdlets.Single(cmdlet => cmdlet.Name == name);
}
