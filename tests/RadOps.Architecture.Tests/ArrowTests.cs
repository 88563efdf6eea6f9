using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>Arrows run downwards only: faces → Site → Documents, Storage, Formats, Dicom → Core.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("RadOps.Core")]
    [InlineData("RadOps.Dicom", "RadOps.Core")]
    [InlineData("RadOps.Formats", "RadOps.Core")]
    [InlineData("RadOps.Storage", "RadOps.Core")]
    [InlineData("RadOps.Documents", "RadOps.Core")]
    [InlineData("RadOps.Site", "RadOps.Core", "RadOps.Dicom", "RadOps.Formats", "RadOps.Storage", "RadOps.Documents")]
    [InlineData("RadOps.PowerShell", "RadOps.Core", "RadOps.Dicom", "RadOps.Formats", "RadOps.Storage", "RadOps.Documents", "RadOps.Site")]
    [InlineData("radops", "RadOps.Core", "RadOps.Dicom", "RadOps.Formats", "RadOps.Storage", "RadOps.Documents", "RadOps.Site")]
    public void A_project_refers_only_to_what_stands_below_it(string project, params string[] below)
    {
        var ours = References(project).Where(name => name.StartsWith("RadOps.", StringComparison.Ordinal));
        Assert.Empty(ours.Except(below));
    }

    [Theory]
    [InlineData("RadOps.Core")]
    [InlineData("RadOps.Dicom")]
    [InlineData("RadOps.Documents")]
    public void Some_projects_use_nothing_but_dotnet_itself(string project)
    {
        var foreign = References(project).Where(name => !name.StartsWith("RadOps.", StringComparison.Ordinal) && !IsFramework(name));
        Assert.Empty(foreign);
    }

    private static IEnumerable<string> References(string project)
    {
        var references = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{project}.dll")).GetReferencedAssemblies();
        Assert.NotEmpty(references);
        return references.Select(reference => reference.Name!);
    }

    private static bool IsFramework(string name) => File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{name}.dll"));
}
