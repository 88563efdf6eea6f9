using System.Xml.Linq;

namespace RadOps.Build.Help;

/// <summary>Compiles the help pages of a culture to the one MAML file that Get-Help reads.</summary>
internal static class HelpCompiler
{
    /// <summary>The page whose parameters several cmdlets share; its title is not a cmdlet.</summary>
    internal const string SharedPage = "shared.md";

    /// <exception cref="BuildException">A page or a parameter is missing, or the page speaks of a parameter that there is not.</exception>
    internal static void Compile(Repository repository, string culture, IReadOnlyList<CmdletModel> cmdlets)
    {
        var folder = Path.Combine(repository.HelpSources, culture);
        var shared = HelpPageReader.Read(Path.Combine(folder, SharedPage));
        var commands = cmdlets.Select(cmdlet => MamlCommand.Write(cmdlet, Read(folder, cmdlet), shared, TopicCompiler.About(folder, cmdlet.Name))).ToList();
        var target = Path.Combine(repository.ModuleFolder, culture);
        Directory.CreateDirectory(target);
        new XDocument(new XElement(MamlCommand.Root + "helpItems", new XAttribute("schema", "maml"), commands))
            .Save(Path.Combine(target, "RadOps.PowerShell.dll-Help.xml"));
    }

    /// <summary>A cmdlet's page, checked against the cmdlet.</summary>
    internal static HelpPage Read(string folder, CmdletModel cmdlet)
    {
        var file = Path.Combine(folder, $"{cmdlet.Name}.md");
        if (!File.Exists(file))
            throw new BuildException($"{cmdlet.Name} has no help: {file} is missing.");
        var page = HelpPageReader.Read(file);
        if (page.Title != cmdlet.Name)
            throw new BuildException($"{file}: the title is '{page.Title}', not '{cmdlet.Name}'.");
        var unknown = page.Parameters.Keys.Except(cmdlet.DocumentedNames).ToList();
        if (unknown.Count > 0)
            throw new BuildException($"{file}: {cmdlet.Name} has no parameter {string.Join(", ", unknown)}.");
        return page.Examples.Count >= 2 ? page : throw new BuildException($"{file}: {page.Examples.Count} examples; at least two are wanted.");
    }

    /// <summary>A parameter's text: the page's own, or the shared one.</summary>
    /// <exception cref="BuildException">There is neither.</exception>
    internal static IReadOnlyList<string> ParameterText(HelpPage page, HelpPage shared, string parameter) =>
        page.Parameters.GetValueOrDefault(parameter)
        ?? shared.Parameters.GetValueOrDefault(parameter)
        ?? throw new BuildException($"{page.File}: nothing is said about the parameter {parameter}, there or in {SharedPage}.");
}
