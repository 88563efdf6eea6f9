using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops check</c>: decides every request of a file, streaming, in the file's order.</summary>
internal sealed class CheckCommand(CommandFrame frame, Workplace workplace, OutputFormat format, DateOnly? asOf, bool explain, ExplanationLanguage language)
{
    private readonly ToolConsole console = frame.Console;
    private readonly Dictionary<DecisionOutcome, int> outcomes = [];
    private int badRows;

    internal static Command Create(CommandFrame frame)
    {
        var orders = new Argument<string>("ORDERS.csv") { Description = "The file of requests; - for standard input." };
        var asOf = CommonOptions.Day("--as-of", "Decide as for this day; today when not given.");
        var policy = new Option<string?>("--policy") { Description = "A policy pack to use in place of the built-in one of its organisation.", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "With a sentence for each decision that can be said on the telephone, and the path to it, step by step." };
        var culture = CommonOptions.Culture();
        var command = new Command("check", "Decides every request of a file, and says what each lacks.") { orders, asOf, policy, explain, culture };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console, parsed.GetValue(policy) is { } file ? [file] : []);
            return new CheckCommand(frame, workplace, frame.Options.Output(parsed), parsed.GetValue(asOf), parsed.GetValue(explain), parsed.GetValue(culture)).Run(parsed.GetRequiredValue(orders));
        });
        return command;
    }

    private int Run(string path)
    {
        // A pack that cannot be read is no row's fault: it stops the work.
        _ = workplace.Policies;
        using var reader = RequestInput.Open(path, workplace.Binding);
        using var writer = Writer(reader.UnknownColumns);
        var rows = 0;
        foreach (var row in reader)
        {
            frame.Stop.ThrowIfCancellationRequested();
            if (++rows % 20_000 == 0)
                console.Progress($"{CountText.Of(rows, "row")}");
            if (row.Request is null)
                Refuse(reader.Name, row);
            else if (Decide(reader.Name, row) is { } decision)
                writer.Write(DecisionRow.From(decision));
        }

        writer.End();
        if (rows == 0)
            console.Error($"{reader.Name} has a header row and nothing after it");
        else if (format == OutputFormat.Table)
            console.Text.WriteLine(Summary());
        return badRows > 0 ? ExitCode.BadInput
            : outcomes.Keys.Any(outcome => outcome != DecisionOutcome.Allow) ? ExitCode.Findings
            : ExitCode.Done;
    }

    private ReleaseDecision? Decide(string file, RequestRow row)
    {
        try
        {
            var decision = workplace.Desk.Decide(row.Request!, asOf);
            outcomes[decision.Outcome] = outcomes.GetValueOrDefault(decision.Outcome) + 1;
            return language == decision.Language ? decision : decision with { Language = language };
        }
        catch (RadOpsException failure) when (failure.Kind is ErrorKind.InvalidInput or ErrorKind.NotFound)
        {
            // One request's fault, such as an organisation that no pack is for: the others are still decided.
            console.Error($"{file}, row {row.Row}: {failure.Message}");
            badRows++;
            return null;
        }
    }

    private void Refuse(string file, RequestRow row)
    {
        foreach (var failure in row.Failures(file))
            console.Error(failure.Message);
        badRows++;
    }

    private string Summary()
    {
        var counts = outcomes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value:N0} {pair.Key}");
        return string.Join(", ", badRows > 0 ? counts.Append($"{badRows:N0} not readable") : counts);
    }

    private ResultWriter<DecisionRow> Writer(IReadOnlyList<string> unknown)
    {
        var writer = ResultWriter<DecisionRow>.Create(format, console, [.. Columns(unknown)]);
        return explain && format == OutputFormat.Table ? new ExplainedDecisionWriter(console) : writer;
    }

    private IEnumerable<ResultColumn<DecisionRow>> Columns(IReadOnlyList<string> unknown)
    {
        string[] inTable = [nameof(DecisionRow.RequestId), nameof(DecisionRow.Organisation), nameof(DecisionRow.Outcome), nameof(DecisionRow.Images), nameof(DecisionRow.Report), nameof(DecisionRow.Route), nameof(DecisionRow.Media), nameof(DecisionRow.Fee), nameof(DecisionRow.Needs)];
        foreach (var (name, text) in DecisionRow.Columns)
        {
            if (name != nameof(DecisionRow.Explanation) || explain)
                yield return new(name, JsonValue(name) ?? text, inTable.Contains(name));
        }

        // The whole path in JSON; where a cell must hold it, what is said of it.
        if (explain)
            yield return new("Path", format == OutputFormat.Json ? row => row.Decision.Explain().Steps : row => row.Decision.Explain().Text, InTable: false);

        foreach (var name in unknown)
            yield return new(name, row => row.Decision.Request.Extra is { } extra && extra.TryGetValue(name, out var value) ? IdentityMask.Mask(value) : null, InTable: false);
    }

    /// <summary>In JSON, lists are arrays and rules are objects with their quotes.</summary>
    private Func<DecisionRow, object?>? JsonValue(string name) => format != OutputFormat.Json ? null : name switch
    {
        nameof(DecisionRow.Media) => row => row.Decision.Media.Select(medium => medium.ToString()).ToList(),
        nameof(DecisionRow.MediumRefused) => row => row.Decision.MediumRefused,
        nameof(DecisionRow.Needs) => row => row.Decision.Needs,
        nameof(DecisionRow.Duties) => row => row.Decision.Duties,
        nameof(DecisionRow.Flags) => row => row.Decision.Flags,
        nameof(DecisionRow.Rules) => row => row.Decision.Rules,
        _ => null,
    };
}
