using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Policies.Comparison;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops policy compare</c>: what two packs, or one pack on two days, decide otherwise, as Compare-ReleasePolicy.</summary>
internal static class PolicyCompareCommand
{
    private static readonly ResultColumn<Difference>[] Columns =
    [
        new("Kind", difference => difference.Cells is null ? "Release" : "Cells", InTable: false),
        new(nameof(PolicyDifference.Cells), difference => difference.Cells?.Cells),
        new(nameof(ReleaseDifference.ExportId), difference => difference.Release?.ExportId),
        new(nameof(PolicyDifference.Where), difference => difference.Cells?.Where),
        new(nameof(PolicyDifference.Factor), difference => difference.Cells?.Factor, InTable: false),
        new(nameof(ReleaseDifference.RequestId), difference => difference.Release?.RequestId, InTable: false),
        new(nameof(ReleaseDifference.Occurred), difference => difference.Release is { } release ? ResultText.Of(release.Occurred) : null, InTable: false),
        new(nameof(ReleaseDifference.DecidedFor), difference => difference.Release is { } release ? ResultText.Of(release.DecidedFor) : null, InTable: false),
        new(nameof(ReleaseDifference.PolicyVersion), difference => difference.Release?.PolicyVersion, InTable: false),
        new(nameof(PolicyDifference.Change), difference => difference.Cells?.Change ?? difference.Release?.Change),
        new(nameof(PolicyDifference.RulesBefore), difference => difference.Cells?.RulesBefore ?? difference.Release?.RulesBefore),
        new(nameof(PolicyDifference.RulesAfter), difference => difference.Cells?.RulesAfter ?? difference.Release?.RulesAfter),
        new(nameof(PolicyDifference.Before), difference => (difference.Cells?.Before ?? difference.Release?.Before)?.ToString(), InTable: false),
        new(nameof(PolicyDifference.After), difference => (difference.Cells?.After ?? difference.Release?.After)?.ToString(), InTable: false),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var policy = new Argument<string>("POLICY") { Description = "The pack as it is, or was: an organisation, a pack's id, or a file." };
        var with = new Argument<string?>("WITH") { Description = "The pack that it is compared with; none with --since.", Arity = ArgumentArity.ZeroOrOne };
        var since = CommonOptions.Day("--since", "Compare the one pack as it stood on this day.");
        var asOf = CommonOptions.Day("--as-of", "The day for which both decide, or the later of two; today when not given.");
        var command = new Command("compare", "Shows which cells two packs, or one on two days, decide otherwise, and which past releases.") { policy, with, since, asOf };
        command.Validators.Add(result =>
        {
            if (result.GetValue(with) is null == result.GetValue(since) is null)
                result.AddError("compare: name a second pack, or a day with --since.");
        });
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var before = workplace.Policy(parsed.GetRequiredValue(policy));
            var day = parsed.GetValue(asOf) ?? workplace.Today;
            var comparison = new PolicyComparison(before, parsed.GetValue(since) ?? day, parsed.GetValue(with) is { } other ? workplace.Policy(other) : before, day);
            return Run(frame, workplace, comparison, frame.Options.Output(parsed));
        });
        return command;
    }

    private static int Run(CommandFrame frame, Workplace workplace, PolicyComparison comparison, OutputFormat format)
    {
        using var register = workplace.OpenRegisterIfAny();
        using var writer = ResultWriter<Difference>.Create(format, frame.Console, Columns);
        var (cells, releases) = (0, 0);
        foreach (var difference in comparison.CompareCells(new Told<(int Done, int Total)>(step => frame.Console.Progress($"{step.Done} of {step.Total} inputs")), frame.Stop))
        {
            cells++;
            writer.Write(new(difference, null));
        }

        foreach (var difference in register is null ? [] : comparison.CompareReleases(register, frame.Stop))
        {
            releases++;
            writer.Write(new(null, difference));
        }

        writer.End();
        if (format == OutputFormat.Table)
            frame.Console.Text.WriteLine($"{comparison.ChangedCellCount:N0} of {CountText.Of(comparison.CellCount, "cell")} are decided otherwise{(register is null ? "; there is no register" : $", and {releases:N0} of {CountText.Of(comparison.ReleaseCount, "past release")}")}");
        if (comparison.UnseenRules.Count > 0)
            frame.Console.Error($"these rules say something else too, though no cell that was compared shows it: {string.Join(", ", comparison.UnseenRules)}");
        return cells + releases + comparison.UnseenRules.Count > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    /// <summary>Cells or a release: two sorts of result that go into one stream.</summary>
    private sealed record Difference(PolicyDifference? Cells, ReleaseDifference? Release);
}
