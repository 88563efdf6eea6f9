using System.Globalization;
using System.Xml.Linq;

namespace RadOps.Build.Help;

/// <summary>Writes one cmdlet's help as MAML, the form that Get-Help reads; syntax comes from the cmdlet, words from its page.</summary>
internal static class MamlCommand
{
    internal static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    internal static XElement Write(CmdletModel cmdlet, HelpPage page, HelpPage shared, IEnumerable<string> topics)
    {
        XElement Text(ParameterModel parameter, ParameterUse use) =>
            Parameter(parameter, use, HelpCompiler.ParameterText(page, shared, parameter.Name));

        var all = cmdlet.Parameters.Concat(Common(cmdlet)).ToList();
        return new XElement(Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Name.Split('-')[0]),
                new XElement(Command + "noun", cmdlet.Name.Split('-')[1]),
                new XElement(Maml + "description", Paragraphs([page.Synopsis]))),
            new XElement(Maml + "description", Paragraphs(page.Section(HelpPageReader.Description))),
            new XElement(Command + "syntax",
                from set in cmdlet.ParameterSets
                select new XElement(Command + "syntaxItem",
                    new XElement(Maml + "name", cmdlet.Name),
                    from parameter in all
                    let use = parameter.In(set)
                    where use is not null
                    orderby use.Position ?? int.MaxValue, !use.Mandatory
                    select Text(parameter, use))),
            new XElement(Command + "parameters", from parameter in all select Text(parameter, parameter.Uses[0])),
            new XElement(Command + "inputTypes",
                new XElement(Command + "inputType", new XElement(Dev + "type", new XElement(Maml + "name", Sentence(page, HelpPageReader.Input))))),
            new XElement(Command + "returnValues",
                new XElement(Command + "returnValue",
                    new XElement(Dev + "type", new XElement(Maml + "name", string.Join(", ", cmdlet.Outputs.Select(type => type.FullName)))),
                    new XElement(Maml + "description", Paragraphs(page.Section(HelpPageReader.Output))))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Section(HelpPageReader.Errors)))),
            new XElement(Command + "examples",
                page.Examples.Select((example, index) => new XElement(Command + "example",
                    new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {example.Title}")),
                    new XElement(Dev + "code", example.Code),
                    new XElement(Dev + "remarks", Paragraphs(example.Remarks))))),
            // Get-Help shows the topics that a cmdlet belongs to, so that whoever reads one finds the way to the whole.
            new XElement(Maml + "relatedLinks",
                topics.Select(topic => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", topic), new XElement(Maml + "uri")))));
    }

    private static XElement Parameter(ParameterModel parameter, ParameterUse use, IReadOnlyList<string> text) =>
        new(Command + "parameter",
            new XAttribute("required", Lower(use.Mandatory)),
            new XAttribute("globbing", Lower(parameter.Wildcards)),
            new XAttribute("pipelineInput", (use.FromPipeline, use.FromPipelineByName) switch
            {
                (true, true) => "True (ByValue, ByPropertyName)",
                (true, false) => "True (ByValue)",
                (false, true) => "True (ByPropertyName)",
                _ => "False",
            }),
            new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Paragraphs(text)),
            Values(parameter.Type) is { Length: > 0 } values
                ? new XElement(Command + "parameterValueGroup", values.Select(value => new XElement(Command + "parameterValue", value)))
                : parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), TypeName(parameter.Type)),
            new XElement(Dev + "type", new XElement(Maml + "name", TypeName(parameter.Type))));

    private static IEnumerable<ParameterModel> Common(CmdletModel cmdlet) =>
        cmdlet.SupportsShouldProcess
            ? from name in (string[])["WhatIf", "Confirm"]
              select new ParameterModel(name, typeof(System.Management.Automation.SwitchParameter), [new(ParameterUse.AllSets, false, null, false, false)], [name == "WhatIf" ? "wi" : "cf"], false)
            : [];

    private static string[] Values(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } values ? Enum.GetNames(values) : [];

    private static string TypeName(Type type) =>
        type.IsArray ? $"{TypeName(type.GetElementType()!)}[]" : (Nullable.GetUnderlyingType(type) ?? type).Name;

    private static string Sentence(HelpPage page, string section) => string.Join(' ', page.Section(section));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> texts) => texts.Select(text => new XElement(Maml + "para", text));

    private static string Lower(bool value) => value ? "true" : "false";
}
