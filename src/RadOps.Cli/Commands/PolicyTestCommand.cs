using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Formats.Policies;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops policy test</c>: what is odd, wrong or unclear in packs and routines, as Test-ReleasePolicy.</summary>
internal static class PolicyTestCommand
{
    private static readonly ResultColumn<PolicyFinding>[] Columns =
    [
        new(nameof(PolicyFinding.Severity), finding => finding.Severity.ToString()),
        new(nameof(PolicyFinding.Code), finding => finding.Code),
        new(nameof(PolicyFinding.Ambiguity), finding => finding.Ambiguity),
        new(nameof(PolicyFinding.PolicyId), finding => finding.PolicyId),
        new(nameof(PolicyFinding.Document), finding => finding.Document, InTable: false),
        new(nameof(PolicyFinding.Lines), finding => finding.Lines.Select(line => FormattableString.Invariant($"{line}")).ToList()),
        new(nameof(PolicyFinding.Rules), finding => finding.Rules, InTable: false),
        new(nameof(PolicyFinding.Quote), finding => finding.Quote, InTable: false),
        new(nameof(PolicyFinding.Message), finding => finding.Message),
        new(nameof(PolicyFinding.Treatment), finding => finding.Treatment, InTable: false),
        new(nameof(PolicyFinding.Question), finding => finding.Question, InTable: false),
        new(nameof(PolicyFinding.At), finding => finding.At?.ToString(), InTable: false),
        new(nameof(PolicyFinding.Witness), finding => finding.Witness?.ToString(), InTable: false),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var files = new Argument<string[]>("FILE") { Description = "Packs and overlays, or folders of them; without any, the packs in use.", Arity = ArgumentArity.ZeroOrMore };
        var organisation = new Option<string[]>("--organisation") { Description = "Of the packs in use, only those of this organisation or with this id.", HelpName = "NAME" };
        var sources = new Option<string[]>("--source") { Description = "A text file with a routine itself: every quote is looked for in it.", HelpName = "FILE" };
        var cases = new Option<string[]>("--case") { Description = "A file of cases, whose rows say what the packs are to decide.", HelpName = "FILE" };
        var letter = new Option<bool>("--letter") { Description = "Write a letter to the one who answers for each document instead of the findings." };
        var asOf = CommonOptions.Day("--as-of", "The day for which dates and ages are reckoned; today when none is given.");
        var failOn = new Option<string>("--fail-on") { Description = "The gravest findings that exit code 0 may stand for lie below this: error or warning.", HelpName = "error|warning", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning");
        var command = new Command("test", "Proves packs, and finds what is odd or unclear in them and their routines.") { files, organisation, sources, cases, letter, asOf, failOn };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(files) is { Length: > 0 } && parsed.GetValue(organisation) is { Length: > 0 })
                parsed.AddError("--organisation is for the packs in use: give either it or FILE");
        });
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var day = parsed.GetValue(asOf) ?? workplace.Today;
            var packs = Packs(workplace, parsed.GetValue(files) ?? [], parsed.GetValue(organisation) ?? []);
            var reviews = PolicyReviews.Run(packs, parsed.GetValue(sources) ?? [], day, frame.Stop);
            if (parsed.GetValue(letter))
                return WriteLetters(frame, reviews, day, workplace.Settings.Site);
            var badRows = 0;
            var failing = PolicyReviews.Cases(packs, parsed.GetValue(cases) ?? [], workplace.Clock, day, Tell);
            var code = WriteFindings(frame, reviews.SelectMany(review => review.Findings).Concat(failing), frame.Options.Output(parsed), parsed.GetValue(failOn) == "error" ? FindingSeverity.Error : FindingSeverity.Warning);
            return badRows > 0 ? ExitCode.BadInput : code;

            void Tell(RadOpsException failure)
            {
                badRows++;
                frame.Console.Error(failure.Message);
            }
        });
        return command;
    }

    private static IReadOnlyList<PolicyPack> Packs(Workplace workplace, string[] files, string[] organisations) =>
        files.Length > 0 ? SitePolicies.ReadUnproved(files)
        : organisations.Length > 0 ? [.. organisations.SelectMany(workplace.Packs.For).Distinct()]
        : workplace.Packs.All;

    private static int WriteLetters(CommandFrame frame, IEnumerable<(PolicyPack Pack, IReadOnlyList<PolicyFinding> Findings)> reviews, DateOnly day, string? sender)
    {
        foreach (var letter in reviews.SelectMany(review => PolicyReviews.Letters(review.Pack, review.Findings, day, sender)))
            frame.Console.Text.WriteLine(letter);
        return ExitCode.Done;
    }

    private static int WriteFindings(CommandFrame frame, IEnumerable<PolicyFinding> findings, OutputFormat format, FindingSeverity limit)
    {
        var all = new List<PolicyFinding>();
        using var writer = ResultWriter<PolicyFinding>.Create(format, frame.Console, Columns);
        foreach (var finding in findings)
        {
            writer.Write(finding);
            all.Add(finding);
        }

        writer.End();
        if (format == OutputFormat.Table)
            frame.Console.Text.WriteLine($"{CountText.Of(Count(FindingSeverity.Error), "error")}, {CountText.Of(Count(FindingSeverity.Warning), "warning")}, {Count(FindingSeverity.Information)} to know");
        return all.Any(finding => finding.Severity >= limit) ? ExitCode.Findings : ExitCode.Done;

        int Count(FindingSeverity severity) => all.Count(finding => finding.Severity == severity);
    }
}
