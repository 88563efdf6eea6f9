using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary>Commands that add to the record of releases: which ones, what was done, and one after another.</summary>
internal static class ReleaseArgument
{
    /// <summary>A release, as those commands show it.</summary>
    internal static IReadOnlyList<ResultColumn<MediaExport>> Columns { get; } =
    [
        new(nameof(MediaExport.ExportId), release => release.ExportId),
        new(nameof(MediaExport.RequestId), release => release.RequestId),
        new(nameof(MediaExport.Status), release => release.Status.ToString()),
        new(nameof(MediaExport.Steps), release => release.Steps.ToString(), InTable: false),
        new(nameof(MediaExport.HandOver), release => release.HandOver?.ToString()),
        new(nameof(MediaExport.OpenDuties), release => release.OpenDuties),
        new("Notes", release => release.Notes.Select(note => note.Text).ToList()),
    ];

    /// <summary>A note, as those commands show it.</summary>
    internal static IReadOnlyList<ResultColumn<ReferralNote>> NoteColumns { get; } =
    [
        new(nameof(ReferralNote.ExportId), note => note.ExportId),
        new(nameof(ReferralNote.Kind), note => note.Kind),
        new(nameof(ReferralNote.Pasted), note => note.Pasted is { } time ? ResultText.Of(time) : null),
        new(nameof(ReferralNote.Text), note => note.Text),
    ];

    internal static Argument<string[]> Create() => new("EXPORT-ID") { Description = "Releases, such as R-20261121-4F7K2Q.", Arity = ArgumentArity.OneOrMore };

    internal static Option<CompletedSteps[]> Steps(string description) => new("--step") { Description = description, HelpName = "STEP", AllowMultipleArgumentsPerToken = true };

    internal static CompletedSteps Join(CompletedSteps[]? steps) => (steps ?? []).Aggregate(CompletedSteps.None, (all, step) => all | step);

    /// <summary>Does the work on each release; one's failure is told, and the next goes on.</summary>
    internal static int Each<T>(CommandFrame frame, ParseResult parsed, Argument<string[]> exports, Workplace workplace, string what, Func<MediaExport, IReadOnlyList<T>> work, IReadOnlyList<ResultColumn<T>> columns)
    {
        if (!workplace.HasRegister)
            throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is no release. Name another with --register or in the site file.");
        var code = ExitCode.Done;
        using var writer = frame.Options.WhatIf(parsed) ? null : ResultWriter<T>.Create(frame.Options.Output(parsed), frame.Console, columns);
        foreach (var id in parsed.GetRequiredValue(exports).Select(id => id.Trim().ToUpperInvariant()))
        {
            frame.Stop.ThrowIfCancellationRequested();
            try
            {
                var release = workplace.Releases.Get(id);
                if (writer is null)
                {
                    frame.Console.Text.WriteLine($"What if: {what} of {id}.");
                    continue;
                }

                foreach (var result in work(release)) writer.Write(result);
            }
            catch (RadOpsException failure) when (failure.Kind != ErrorKind.Unreachable)
            {
                frame.Console.Error($"{id}: {failure.Message}");
                code = Math.Max(code, ExitCode.Of(failure));
            }
        }

        writer?.End();
        return code;
    }
}
