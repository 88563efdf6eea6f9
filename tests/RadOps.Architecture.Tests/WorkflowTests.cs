using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace RadOps.Architecture.Tests;

/// <summary>The workflows run others' code with this repository at hand: each action is the very commit that somebody looked at, and may read and no more.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Sources.Repository.Path(".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file))];

    [Theory, MemberData(nameof(Files))]
    public void Actions_are_pinned_by_commit_with_their_version_beside(string file)
    {
        var uses = Lines(file).Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Theory, MemberData(nameof(Files))]
    public void May_read_the_repository_and_nothing_else(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(string.Join('\n', Lines(file))));
        var root = (YamlMappingNode)yaml.Documents.Single().RootNode;
        var permissions = Assert.Single((YamlMappingNode)root.Children["permissions"]);
        Assert.Equal(("contents", "read"), (permissions.Key.ToString(), permissions.Value.ToString()));
        var jobs = (YamlMappingNode)root.Children["jobs"];
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job => Assert.False(((YamlMappingNode)job.Value).Children.ContainsKey("permissions")));
        Assert.All(jobs, job => Assert.True(((YamlMappingNode)job.Value).Children.ContainsKey("timeout-minutes")));
        Assert.DoesNotContain(Lines(file), line => line.Contains("secrets.", StringComparison.Ordinal));
    }

    private static string[] Lines(string file) => Sources.Lines(Path.Combine(".github", "workflows", file));

    [GeneratedRegex(@"^ +- uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
