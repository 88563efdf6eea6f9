using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Release;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary>The options that every command has.</summary>
/// <param name="stop">Cancelled by Ctrl+C.</param>
internal sealed class CommonOptions(CancellationToken stop)
{
    private readonly Option<string?> site = new("--site")
    {
        Description = "The site file; without it, the one that RADOPS_SITE names, or the built-in default.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> register = new("--register")
    {
        Description = "The register: sqlite:FILE; without it, the one that the site file names, or one in your own folder.",
        HelpName = "REGISTER",
        Recursive = true,
    };

    private readonly Option<OutputFormat> output = new("--output")
    {
        Description = "How results are written: table, json or csv.",
        HelpName = "table|json|csv",
        Recursive = true,
        DefaultValueFactory = _ => OutputFormat.Table,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            foreach (var format in Enum.GetValues<OutputFormat>())
            {
                if (string.Equals(format.ToString(), text, StringComparison.OrdinalIgnoreCase))
                    return format;
            }

            result.AddError($"--output: '{text}' is not table, json or csv");
            return default;
        },
    };

    private readonly Option<bool> whatIf = new("--what-if")
    {
        Description = "Say what would be done, and change nothing.",
        Recursive = true,
    };

    internal void AddTo(RootCommand root)
    {
        root.Add(site);
        root.Add(register);
        root.Add(output);
        root.Add(whatIf);
    }

    internal OutputFormat Output(ParseResult parsed) => parsed.GetValue(output);

    internal bool WhatIf(ParseResult parsed) => parsed.GetValue(whatIf);

    /// <summary>Opens the workplace that the command line names.</summary>
    internal Workplace Open(ParseResult parsed, ToolConsole console, params IReadOnlyList<string> policyFiles) => Workplace.Open(Of(parsed, console, policyFiles));

    /// <summary>What the command line says of the workplace.</summary>
    internal WorkplaceOptions Of(ParseResult parsed, ToolConsole console, params IReadOnlyList<string> policyFiles) => new()
    {
        SiteFile = parsed.GetValue(site),
        Register = parsed.GetValue(register),
        PolicyFiles = policyFiles,
        ReadOnly = WhatIf(parsed),
        Warning = console.Error,
        Stopping = stop,
    };

    /// <summary>The language of explanations: Swedish, whatever the machine's own is, unless asked for another.</summary>
    internal static Option<ExplanationLanguage> Culture() => new("--culture")
    {
        Description = $"The language of explanations: {ExplanationCulture.Swedish} or {ExplanationCulture.English}.",
        HelpName = $"{ExplanationCulture.Swedish}|{ExplanationCulture.English}",
        DefaultValueFactory = _ => ExplanationLanguage.Swedish,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (ExplanationCulture.Find(text) is { } language)
                return language;
            result.AddError($"--culture: '{text}' is not {ExplanationCulture.Swedish} or {ExplanationCulture.English}");
            return default;
        },
    };

    /// <summary>When a day begins.</summary>
    internal static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }

    /// <summary>An option that takes a day.</summary>
    internal static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name}: '{text}' is not a date of the form yyyy-mm-dd");
            return null;
        },
    };
}
