using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using RadOps.Build.Help;

namespace RadOps.Build.Views;

/// <summary>
/// Compiles the module's views: those that were written stay as they are, except that an outcome is shown in the colour of its tone, and
/// every type that has no list of its own gets one of its properties. The written view stands first and is what PowerShell shows unasked.
/// </summary>
internal static class ViewCompiler
{
    private const string TonesType = "RadOps.PowerShell.Display.OutcomeTones";

    /// <exception cref="BuildException">A view is for a type that there is not.</exception>
    internal static void Compile(Repository repository, IReadOnlyList<CmdletModel> cmdlets)
    {
        var views = Compile(XDocument.Load(repository.Path("module", "RadOps.Format.ps1xml")), cmdlets);
        views.Save(Path.Combine(repository.ModuleFolder, "RadOps.Format.ps1xml"));
    }

    /// <inheritdoc cref="Compile(Repository, IReadOnlyList{CmdletModel})"/>
    internal static XDocument Compile(XDocument written, IReadOnlyList<CmdletModel> cmdlets)
    {
        var toned = Toned(cmdlets);
        var definitions = written.Root!.Element("ViewDefinitions")!;
        var listed = Types(definitions.Elements("View").Where(view => view.Element("ListControl") is not null)).ToHashSet();
        foreach (var view in definitions.Elements("View").ToList())
            foreach (var name in Types([view]).ToList())
            {
                var type = Find(cmdlets, name);
                Colour(view, type, toned);
                if (listed.Add(name))
                    definitions.Add(List(type, toned));
            }

        return written;
    }

    /// <summary>Names of the types that views are for.</summary>
    internal static IEnumerable<string> Types(IEnumerable<XElement> views) => views.Descendants("TypeName").Select(type => type.Value);

    /// <summary>The properties that a list shows: those that say something in a line of their own.</summary>
    internal static IEnumerable<PropertyInfo> Shown(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetIndexParameters().Length == 0 && (Item(property.PropertyType) is not null || Speaks(Bare(property.PropertyType)))
        select property;

    private static void Colour(XElement view, Type type, HashSet<string> toned)
    {
        foreach (var name in view.Descendants("PropertyName").ToList())
            if (type.GetProperty(name.Value) is { } property && toned.Contains(Bare(property.PropertyType).FullName!))
            {
                // A list takes its label from the property, and a table has its own.
                if (name.Parent!.Name == "ListItem" && name.Parent.Element("Label") is null)
                    name.AddBeforeSelf(new XElement("Label", property.Name));
                name.ReplaceWith(Painted(property));
            }
    }

    private static XElement List(Type type, HashSet<string> toned) => new("View",
        new XElement("Name", $"{type.FullName}.List"),
        new XElement("ViewSelectedBy", new XElement("TypeName", type.FullName)),
        new XElement("ListControl", new XElement("ListEntries", new XElement("ListEntry", new XElement("ListItems",
            Shown(type).Select(property => Line(property, toned)))))));

    private static XElement Line(PropertyInfo property, HashSet<string> toned)
    {
        var type = Bare(property.PropertyType);
        if (toned.Contains(type.FullName!))
            return new("ListItem", new XElement("Label", property.Name), Painted(property));
        if (Item(property.PropertyType) is { } item)
            return new("ListItem",
                new XElement("Label", property.Name),
                // PowerShell's own way stops after four, and what is missing must all be seen; of things that say nothing in a line, how many.
                new XElement("ScriptBlock", Speaks(Bare(item)) ? $"$_.{property.Name} -join [Environment]::NewLine" : $"@($_.{property.Name}).Count"));
        var format = type == typeof(DateTimeOffset) || type == typeof(DateTime) ? "{0:yyyy-MM-dd HH:mm}" : type == typeof(DateOnly) ? "{0:yyyy-MM-dd}" : null;
        return new("ListItem", new XElement("PropertyName", property.Name), format is null ? null : new XElement("FormatString", format));
    }

    private static XElement Painted(PropertyInfo property) => new("ScriptBlock", $"[RadOps.PowerShell.Display.OutcomeText]::Show($_.{property.Name}, $PSStyle)");

    /// <summary>Whether a type's text is made for reading: not the class's name, and not what the compiler writes for a record.</summary>
    private static bool Speaks(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { } method
        && (type.IsEnum || (method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType) && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)));

    /// <summary>What a list or a lookup is of; null for all else.</summary>
    private static Type? Item(Type type) =>
        type == typeof(string) ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static HashSet<string> Toned(IReadOnlyList<CmdletModel> cmdlets)
    {
        var tones = cmdlets[0].Type.Assembly.GetType(TonesType, throwOnError: true)!;
        return [.. ((IEnumerable<Type>)tones.GetProperty("Enumerations")!.GetValue(null)!).Select(type => type.FullName!)];
    }

    private static Type Find(IReadOnlyList<CmdletModel> cmdlets, string name) =>
        cmdlets.SelectMany(cmdlet => cmdlet.Outputs).Select(type => type.Assembly).Distinct().Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null)
        ?? throw new BuildException($"RadOps.Format.ps1xml: there is no type {name}.");
}
