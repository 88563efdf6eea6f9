using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit.Samples;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops sample</c>: spot checks of releases, as New-AuditSample, Get-AuditSample and Register-AuditReview.</summary>
internal static class SampleCommand
{
    private static readonly ResultColumn<AuditSample>[] Columns =
    [
        new(nameof(AuditSample.Period), sample => sample.Period),
        new(nameof(AuditSample.Status), sample => sample.Status.ToString()),
        new(nameof(AuditSample.Population), sample => sample.Population),
        new(nameof(AuditSample.Size), sample => sample.Size),
        new(nameof(AuditSample.Reviewed), sample => sample.Reviewed),
        new(nameof(AuditSample.Proof), sample => sample.Proof.ToString()),
        new(nameof(AuditSample.Drawn), sample => ResultText.Of(sample.Drawn), InTable: false),
        new(nameof(AuditSample.DrawnBy), sample => sample.DrawnBy),
        new(nameof(AuditSample.Seed), sample => sample.Seed, InTable: false),
        new(nameof(AuditSample.IsSeedGiven), sample => sample.IsSeedGiven, InTable: false),
        new(nameof(AuditSample.Method), sample => sample.Method, InTable: false),
        new(nameof(AuditSample.PopulationSha256), sample => sample.PopulationSha256, InTable: false),
        new(nameof(AuditSample.Through), sample => sample.Through, InTable: false),
    ];

    private static readonly ResultColumn<SampledRelease>[] ReleaseColumns =
    [
        new(nameof(SampledRelease.Period), release => release.Period, InTable: false),
        new(nameof(SampledRelease.ExportId), release => release.ExportId),
        new(nameof(SampledRelease.Occurred), release => ResultText.Of(release.Occurred), InTable: false),
        new(nameof(SampledRelease.Operator), release => release.Operator),
        new(nameof(SampledRelease.Recipient), release => release.Recipient.ToString()),
        new(nameof(SampledRelease.Risk), release => release.Risk.ToString()),
        new(nameof(SampledRelease.Reasons), release => release.Reasons, InTable: false),
        new(nameof(SampledRelease.RegisterLine), release => release.RegisterLine, InTable: false),
        new(nameof(SampledRelease.Outcome), release => release.Outcome?.ToString()),
        new(nameof(SampledRelease.By), release => release.By),
        new(nameof(SampledRelease.Comment), release => release.Comment, InTable: false),
        new(nameof(SampledRelease.Reference), release => release.Reference, InTable: false),
    ];

    internal static Command Create(CommandFrame frame) => new("sample", "Spot checks of releases: draws a period's sample, shows how its review stands, records what was found.")
    {
        Draw(frame),
        List(frame),
        Review(frame),
    };

    private static Command Draw(CommandFrame frame)
    {
        var period = new Argument<string?>("PERIOD") { Description = "A month as 2026-10, a quarter as 2026-Q4, a year as 2026; without it, the last whole month.", Arity = ArgumentArity.ZeroOrOne };
        var size = new Option<int?>("--size") { Description = "How many releases; without it, one in twenty, 10 to 60, and one of each stratum at least.", HelpName = "N" };
        var seed = new Option<string?>("--seed") { Description = "The seed; without it, a random one.", HelpName = "TEXT" };
        var files = new Option<string[]>("--sheet") { Description = "Write the review sheet to this file, .html or .csv.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var command = new Command("draw", "Draws the sample of a period, once, and records its seed; drawn already, it is the same again.") { period, size, seed, files, force };
        command.SetAction(parsed =>
        {
            using var workplace = Open(frame, parsed);
            var of = parsed.GetValue(period) is { } name ? AuditPeriod.Parse(name) : AuditPeriod.MonthOf(workplace.Today.AddMonths(-1));
            var sheets = (parsed.GetValue(files) ?? []).Select(Path.GetFullPath).ToList();
            sheets.ForEach(sheet => ReviewSheetFile.Require(sheet, parsed.GetValue(force)));
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine(workplace.Samples.Find(of, frame.Stop) is { } drawn ? $"What if: the sample of {of.Name} is drawn already: {drawn.Size} of {drawn.Population}." : $"What if: draw the sample of {of.Name}.");
                return ExitCode.Done;
            }

            var sample = workplace.Samples.Draw(of, parsed.GetValue(size), parsed.GetValue(seed), frame.Stop);
            sheets.ForEach(sheet => ReviewSheetFile.Write(sample, sheet, workplace, parsed.GetValue(force)));
            Write(frame, parsed, ReleaseColumns, sample.Releases);
            return sample.Proof == SampleProof.Differs ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandFrame frame)
    {
        var command = new Command("list", "Shows every sample, drawn once more to prove it, and how its review stands.");
        command.SetAction(parsed =>
        {
            using var workplace = Open(frame, parsed);
            var samples = workplace.Samples.All(frame.Stop).ToList();
            Write(frame, parsed, Columns, samples);
            return samples.Exists(sample => sample.Proof == SampleProof.Differs || sample.Status != SampleStatus.Reviewed) ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static Command Review(CommandFrame frame)
    {
        var period = new Argument<string>("PERIOD") { Description = "The sample's period, such as 2026-10." };
        var exports = ReleaseArgument.Create();
        var outcome = new Option<ReviewOutcome>("--outcome") { Description = "What was found: Justified, NotJustified or FollowUp.", HelpName = "OUTCOME", Required = true };
        var by = new Option<string?>("--by") { Description = "Who signs: name and role; the account where it is not stated.", HelpName = "WHO" };
        var comment = new Option<string?>("--comment") { Description = "Why; demanded of all but a justified release.", HelpName = "TEXT" };
        var reference = new Option<string?>("--reference") { Description = "Number of the deviation report.", HelpName = "TEXT" };
        var command = new Command("review", "Records what a reviewer found of releases in a sample.") { period, exports, outcome, by, comment, reference };
        command.SetAction(parsed =>
        {
            using var workplace = Open(frame, parsed);
            var of = AuditPeriod.Parse(parsed.GetRequiredValue(period));
            return ReleaseArgument.Each(
                frame,
                parsed,
                exports,
                workplace,
                $"record the review ({parsed.GetValue(outcome)})",
                release => [workplace.Samples.Review(of, release.ExportId, parsed.GetValue(outcome), parsed.GetValue(by), parsed.GetValue(comment), parsed.GetValue(reference))],
                ReleaseColumns);
        });
        return command;
    }

    private static Workplace Open(CommandFrame frame, ParseResult parsed)
    {
        var workplace = frame.Options.Open(parsed, frame.Console);
        if (workplace.HasRegister) return workplace;
        workplace.Dispose();
        throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is no release to review. Name another with --register or in the site file.");
    }

    private static void Write<T>(CommandFrame frame, ParseResult parsed, IReadOnlyList<ResultColumn<T>> columns, IEnumerable<T> rows)
    {
        using var writer = ResultWriter<T>.Create(frame.Options.Output(parsed), frame.Console, columns);
        foreach (var row in rows) writer.Write(row);
        writer.End();
    }
}
