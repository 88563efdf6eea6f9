using System.Globalization;
using System.Xml.Linq;
using RadOps.Build.Help;
using RadOps.Build.Views;
using RadOps.PowerShell.Display;
using RadOps.PowerShell.Loading;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>Everything that a cmdlet gives is shown as a table and as a list, in a window of the usual width, with outcomes in colour.</summary>
public sealed class ViewTests
{
    /// <summary>Columns of the window that PowerShell opens on Windows; in a narrower one the last columns are left out.</summary>
    private const int Width = 120;

    /// <summary>The least that a column without a width of its own is worth anything at.</summary>
    private const int Least = 12;

    private static readonly IReadOnlyList<CmdletModel> Cmdlets = CmdletCatalog.Load(typeof(ModuleInitializer).Assembly);

    private static readonly List<XElement> Views = [.. ViewCompiler.Compile(XDocument.Load(Sources.Repository.Path("module", "RadOps.Format.ps1xml")), Cmdlets).Descendants("View")];

    public static TheoryData<string> Names => [.. Cmdlets.Select(cmdlet => cmdlet.Name)];

    public static TheoryData<string> Tables => [.. Views.Where(view => view.Element("TableControl") is not null).Select(view => view.Element("Name")!.Value)];

    [Theory, MemberData(nameof(Names))]
    public void What_a_cmdlet_gives_has_a_table_and_a_list(string name)
    {
        var cmdlet = Cmdlets.Single(one => one.Name == name);
        Assert.NotEmpty(cmdlet.Outputs);
        foreach (var kind in (string[])["TableControl", "ListControl"])
        {
            var shown = ViewCompiler.Types(Views.Where(view => view.Element(kind) is not null)).ToHashSet();
            Assert.All(
                cmdlet.Outputs.Where(type => type.Namespace!.StartsWith("RadOps", StringComparison.Ordinal)),
                type => Assert.True(shown.Contains(type.FullName!), $"{name} gives {type.FullName}, which has no {kind} in module/RadOps.Format.ps1xml."));
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public void A_table_fits_in_the_usual_window(string view)
    {
        var columns = Views.Single(one => one.Element("Name")!.Value == view).Descendants("TableColumnHeader").ToList();
        var needed = columns.Count - 1 + columns.Sum(column => column.Element("Width") is { } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : Least);
        Assert.True(needed <= Width, $"{view} needs {needed} columns of {Width}: the last of it is not seen.");
    }

    [Fact]
    public void A_view_has_a_name_of_its_own() => Assert.Distinct(Views.Select(view => view.Element("Name")!.Value));

    [Fact]
    public void A_list_shows_each_property_that_says_something_in_a_line()
    {
        var type = typeof(Core.Transfer.TransferResult);
        var items = Views.Single(view => view.Element("Name")!.Value == $"{type.FullName}.List").Descendants("ListItem").ToList();
        Assert.Equal(ViewCompiler.Shown(type).Select(property => property.Name), items.Select(item => (item.Element("Label") ?? item.Element("PropertyName"))!.Value));
        Assert.Contains("@($_.Instances).Count", items.Select(item => item.Element("ScriptBlock")?.Value));
        Assert.Contains("[RadOps.PowerShell.Display.OutcomeText]::Show($_.Outcome, $PSStyle)", items.Select(item => item.Element("ScriptBlock")?.Value));
    }

    [Fact]
    public void An_enumeration_with_tones_has_one_for_each_value()
    {
        Assert.NotEmpty(OutcomeTones.Enumerations);
        foreach (var enumeration in OutcomeTones.Enumerations)
            Assert.All(Enum.GetValues(enumeration).Cast<Enum>(), value => Assert.True(OutcomeTones.Find(value) is not null, $"{enumeration.Name}.{value} has no tone in {nameof(OutcomeTones)}."));
    }

    [Fact]
    public void A_column_of_an_outcome_is_in_colour()
    {
        var plain =
            from view in Views
            from name in view.Descendants("PropertyName").Select(element => element.Value)
            from type in ViewCompiler.Types([view])
            where OutcomeTones.Enumerations.Any(enumeration => typeof(Core.RadOpsException).Assembly.GetType(type)?.GetProperty(name)?.PropertyType is { } property
                && (Nullable.GetUnderlyingType(property) ?? property) == enumeration)
            select $"{type}.{name}";
        Assert.Empty(plain);
    }
}
