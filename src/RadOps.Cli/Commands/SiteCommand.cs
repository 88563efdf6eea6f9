using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;
using RadOps.Formats.Site;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops site</c>: the site file, as Get-RadOpsSite, Test-RadOpsSite and New-RadOpsSite.</summary>
internal static class SiteCommand
{
    private static readonly ResultColumn<SiteFinding>[] FindingColumns =
    [
        new(nameof(SiteFinding.Severity), finding => finding.Severity.ToString()),
        new(nameof(SiteFinding.Code), finding => finding.Code),
        new(nameof(SiteFinding.Place), finding => finding.Place),
        new(nameof(SiteFinding.Message), finding => finding.Message),
    ];

    private static readonly ResultColumn<SiteOverview>[] OverviewColumns =
    [
        new(nameof(SiteOverview.SiteFile), site => site.SiteFile),
        new(nameof(SiteOverview.SiteFileSource), site => site.SiteFileSource.ToString()),
        new(nameof(SiteOverview.Site), site => site.Site),
        new(nameof(SiteOverview.Organisation), site => site.Organisation),
        new(nameof(SiteOverview.Operator), site => site.Operator),
        new(nameof(SiteOverview.CareUnit), site => site.CareUnit),
        new(nameof(SiteOverview.Register), site => site.Register),
        new(nameof(SiteOverview.RegisterSource), site => site.RegisterSource.ToString()),
        new(nameof(SiteOverview.RegisterIsShared), site => site.RegisterIsShared),
        new(nameof(SiteOverview.Nodes), site => site.Nodes.Select(node => $"{node.Name}={node}").ToList()),
        new(nameof(SiteOverview.Systems), site => site.Systems.SelectMany(system => system.Value.Select(probe => $"{system.Key}={probe}")).ToList()),
        new(nameof(SiteOverview.Policies), site => site.Policies),
        new(nameof(SiteOverview.Prices), site => site.Prices),
        new(nameof(SiteOverview.Recipients), site => site.Recipients),
        new(nameof(SiteOverview.Ris), site => site.Ris),
        new(nameof(SiteOverview.Hl7), site => site.Hl7),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var command = new Command("site", "The site file: nodes, register, prices, recipients, folders.");
        command.Add(Show(frame));
        command.Add(Test(frame));
        command.Add(New(frame));
        return command;
    }

    private static Command Show(CommandFrame frame)
    {
        var command = new Command("show", "Says what holds here and what said so, without secrets.");
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var site = workplace.Describe();
            var format = frame.Options.Output(parsed);
            if (format == OutputFormat.Table)
            {
                foreach (var column in OverviewColumns)
                    frame.Console.Text.WriteLine($"{column.Name,-17} {ResultText.Of(column.Value(site))}".TrimEnd());
                return ExitCode.Done;
            }

            using var writer = ResultWriter<SiteOverview>.Create(format, frame.Console, OverviewColumns);
            writer.Write(site);
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test(CommandFrame frame)
    {
        var command = new Command("test", "Looks through the site file and all that it names: a line for each fault. The network is not used.");
        command.SetAction(parsed =>
        {
            var findings = new SiteCheck(frame.Options.Of(parsed, frame.Console)).Run();
            using var writer = ResultWriter<SiteFinding>.Create(frame.Options.Output(parsed), frame.Console, FindingColumns);
            foreach (var finding in findings)
                writer.Write(finding);
            writer.End();
            if (findings.Count == 0 && frame.Options.Output(parsed) == OutputFormat.Table)
                frame.Console.Text.WriteLine("Nothing is wrong with the site file, or with what it names.");
            return findings.Any(finding => finding.Severity > FindingSeverity.Information) ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static Command New(CommandFrame frame)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make.", DefaultValueFactory = _ => "site.yaml" };
        var name = new Option<string?>("--name") { Description = "The workplace in words; without it, everything is asked for at the prompt." };
        var organisation = new Option<string?>("--organisation") { Description = "Whose routine decides for requests that name none." };
        var careUnit = new Option<string?>("--care-unit") { Description = "The care unit that events are recorded for." };
        var node = new Option<string[]>("--node") { Description = "A node, as ROLE=TITLE@host:port; roles are Pacs, Bfr, Iep, ExternalReader, and Self=TITLE:port.", HelpName = "NODE" };
        var system = new Option<string[]>("--system") { Description = "What a system answers at, as Ris=host:port or Om=https://host.", HelpName = "SYSTEM" };
        var prices = new Option<string?>("--prices") { Description = "The price list.", HelpName = "FILE" };
        var recipients = new Option<string?>("--recipients") { Description = "The recipient directory.", HelpName = "FILE" };
        var language = new Option<TextLanguage>("--language") { Description = "The language of the comments: Swedish or English.", HelpName = "Swedish|English" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("new", "Writes a commented site file, of answers at the prompt or of the options.") { file, name, organisation, careUnit, node, system, prices, recipients, language, force };
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            SiteFile.RequireFree(path, parsed.GetValue(force));
            var interview = parsed.GetValue(name) is null ? Interview(parsed.GetValue(language)) : null;
            var settings = interview?.Run() ?? new SiteSettings
            {
                Site = parsed.GetValue(name),
                Organisation = parsed.GetValue(organisation),
                CareUnit = parsed.GetValue(careUnit),
                Register = frame.Options.Of(parsed, frame.Console).Register,
                Nodes = (parsed.GetValue(node) ?? []).Select(Node).ToDictionary(each => SiteNode.NameOf(each.Role)),
                Systems = (parsed.GetValue(system) ?? []).Select(Probe).GroupBy(each => each.System).ToDictionary(each => each.Key, each => (IReadOnlyList<ProbeSettings>)[.. each.Select(one => one.Probe)]),
                Prices = parsed.GetValue(prices),
                Recipients = parsed.GetValue(recipients),
            };
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{path} would be written.");
                return ExitCode.Done;
            }

            SiteFile.Write(path, settings, parsed.GetValue(language), parsed.GetValue(force));
            interview?.TellWhatNext(OperatingSystem.IsWindows() ? $"set RADOPS_SITE={path}" : $"export RADOPS_SITE='{path}'", $"radops site test --site \"{path}\"");
            return ExitCode.Done;
        });
        return command;
    }

    private static NodeSettings Node(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && Enum.TryParse<NodeRole>(text[..equals], ignoreCase: true, out var role) && Enum.IsDefined(role)
            ? NodeAddress.Parse(text[(equals + 1)..], role)
            : throw new RadOpsException("NodeAddressInvalid", ErrorKind.InvalidInput, $"--node: '{text}' must begin with a role, as in Pacs=PACS1@pacs1:104.", text);
    }

    private static (RadSystem System, ProbeSettings Probe) Probe(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && Enum.TryParse<RadSystem>(text[..equals], ignoreCase: true, out var system) && Enum.IsDefined(system)
            ? (system, ProbeSettings.Parse(text[(equals + 1)..], _ => false))
            : throw new RadOpsException("ProbeAddressInvalid", ErrorKind.InvalidInput, $"--system: '{text}' must begin with a system, as in Ris=ris1:2575.", text);
    }

    private static SiteInterview Interview(TextLanguage language)
    {
        var organisations = PolicyFiles.BuiltInPacks().Where(pack => pack.DecidesReleases).Select(pack => pack.Organisation).Order(StringComparer.Ordinal).ToList();
        return new SiteInterview(Answer, Console.Error.WriteLine, organisations, language);

        // Questions go beside the output, which may be a file.
        static string? Answer(string question)
        {
            Console.Error.Write(question);
            return Console.ReadLine();
        }
    }
}
