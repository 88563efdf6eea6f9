using System.CommandLine;
using System.Globalization;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Site.Intake;

namespace RadOps.Cli.Commands;

/// <summary><c>radops intake</c>: files from patients through 1177, as the cmdlets on patient files.</summary>
internal static class IntakeCommand
{
    private static readonly ResultColumn<PatientFileCase>[] Columns =
    [
        new(nameof(PatientFileCase.CaseId), item => item.CaseId),
        new(nameof(PatientFileCase.Opened), item => ResultText.Of(item.Opened), InTable: false),
        new(nameof(PatientFileCase.Age), item => item.Age.ToString("d\\.hh\\:mm", CultureInfo.InvariantCulture)),
        new(nameof(PatientFileCase.Outcome), item => item.Outcome.ToString()),
        new(nameof(PatientFileCase.IsOpen), item => item.IsOpen),
        new(nameof(PatientFileCase.Patient), item => item.Patient),
        new(nameof(PatientFileCase.Files), item => item.Files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Number}:{file.Format}:{file.Status}")).ToArray()),
        new(nameof(PatientFileCase.Papers), item => item.Papers),
        new(nameof(PatientFileCase.Missing), item => item.Missing.ToArray(), InTable: false),
        new(nameof(PatientFileCase.Checks), item => item.Checks.Select(check => $"{check.Outcome}: {check.Reason}").ToArray(), InTable: false),
        new(nameof(PatientFileCase.Steps), item => item.Steps.ToArray(), InTable: false),
        new(nameof(PatientFileCase.ReadyIn), item => item.ReadyIn.ToArray(), InTable: false),
        new("Deleted", item => item.CleanUp?.Items.Count(each => each.Outcome == CleanUpOutcome.Deleted), InTable: false),
        new("Remaining", item => item.CleanUp?.Remaining.Select(each => $"{each.Outcome}: {each.Place}").ToArray(), InTable: false),
        new(nameof(PatientFileCase.Machine), item => item.Machine, InTable: false),
        new(nameof(PatientFileCase.Account), item => item.Account, InTable: false),
        new(nameof(PatientFileCase.KeptUntil), item => ResultText.Of(item.KeptUntil)),
    ];

    internal static Command Create(CommandFrame frame) => new("intake", "Files from patients through 1177: in safely, to the right place, and provably gone.") { Import(frame), List(frame), Complete(frame) };

    private static Command Import(CommandFrame frame)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or a folder; without any, the folder for downloads.", Arity = ArgumentArity.ZeroOrMore };
        var said = new IntakeStatementOptions();
        var caseId = new Option<string?>("--case") { Description = "A case that is open, to add to or to say more of.", HelpName = "CASE" };
        var kind = new Option<PatientFileClass?>("--class") { Description = "What these files are by their content: Image or Document.", HelpName = "CLASS" };
        var patient = new Option<string?>("--patient") { Description = "The patient's number; only the masked number is kept.", HelpName = "NUMBER" };
        var since = OutageParts.Time("--since", "Of a folder, only files that came since then; when the message was sent where it is not stated.");
        var none = new Option<bool>("--without-file") { Description = "The message had no files." };
        var bare = new Option<bool>("--without-metadata") { Description = "Images' copies are made without position, owner and other metadata." };
        var watch = new Option<bool>("--watch") { Description = "Take in files as they come, one by one, until Ctrl+C or --for." };
        var duration = new Option<TimeSpan?>("--for") { Description = "How long is watched.", HelpName = "HH:MM" };
        var command = new Command("import", "Takes in the files of one message, and puts ready what may be saved.") { paths, caseId, kind, patient, since, none, bare, watch, duration };
        said.AddTo(command);
        SetAction(frame, command, (parsed, place) =>
        {
            var number = parsed.GetValue(patient) is { } text ? PatientId.Parse(text, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)) : null;
            var request = new IntakeRequest
            {
                CaseId = parsed.GetValue(caseId),
                Paths = [.. (parsed.GetValue(paths) ?? []).Select(Path.GetFullPath)],
                Since = parsed.GetValue(since),
                WithoutFiles = parsed.GetValue(none),
                Class = parsed.GetValue(kind),
                Patient = number,
                Subject = place.SubjectOf(number),
                Statements = said.Read(parsed),
            };
            place.Desk.RequireAllowed(request);
            if (parsed.GetValue(watch)) return Watch(frame, parsed, place, request, parsed.GetValue(duration), parsed.GetValue(bare));
            var plan = place.Desk.Plan(request, frame.Stop);
            if (frame.Options.WhatIf(parsed))
            {
                foreach (var file in plan.Files) frame.Console.Text.WriteLine($"What if: take in {file.Place}.");
                foreach (var check in plan.Case.Checks.Where(check => check.Outcome > IntakeOutcome.Ok)) frame.Console.Error($"{check.Outcome}: {check.Reason}");
                return ExitCode.Done;
            }

            return Write(frame, parsed, [Take(frame, place, place.Desk.Import(plan, frame.Stop), parsed.GetValue(bare))]);
        });
        return command;
    }

    private static int Watch(CommandFrame frame, ParseResult parsed, IntakePlace place, IntakeRequest request, TimeSpan? duration, bool withoutMetadata)
    {
        if (request.Paths.Count > 1 || (request.Paths.Count == 1 && !Directory.Exists(request.Paths[0])))
            throw new RadOpsException("WatchNotFolder", ErrorKind.InvalidInput, "One folder can be watched at a time. Name a folder, or none for the folder for downloads.");
        if (frame.Options.WhatIf(parsed))
        {
            frame.Console.Text.WriteLine("What if: take in files as they come.");
            return ExitCode.Done;
        }

        PatientFileCase? known = null;
        place.Watch(
            request.Paths.Count == 0 ? null : request.Paths[0],
            duration,
            waiting => frame.Console.Progress(waiting.Count == 0 ? "nothing is waiting" : string.Join("; ", waiting.Select(file => string.Create(CultureInfo.InvariantCulture, $"{IdentityMask.MaskPath(Path.GetFileName(file.Path))} {file.Waited:mm\\:ss}{(file.IsWhole ? "" : ", not whole yet")}")))),
            file =>
            {
                try
                {
                    known = Take(frame, place, place.Desk.Import(place.Desk.Plan(request with { CaseId = known?.CaseId ?? request.CaseId, Paths = [file] }, frame.Stop), frame.Stop), withoutMetadata);
                }
                catch (RadOpsException failure)
                {
                    frame.Console.Error(failure.Message);
                }
            },
            frame.Stop);
        return Write(frame, parsed, known is null ? [] : [known]);
    }

    /// <summary>What may be saved is put ready; where that fails the case is recorded all the same, and the same command with its id goes on.</summary>
    private static PatientFileCase Take(CommandFrame frame, IntakePlace place, PatientFileCase known, bool withoutMetadata)
    {
        foreach (var check in known.Checks.Where(check => check.Outcome > IntakeOutcome.Ok)) frame.Console.Error($"{known.CaseId}: {check.Outcome}: {check.Reason}");
        try
        {
            return place.Desk.MakeReady(known.CaseId, withoutMetadata, frame.Stop) with { Checks = known.Checks };
        }
        catch (RadOpsException failure)
        {
            frame.Console.Error(failure.Message);
            return known;
        }
    }

    private static Command List(CommandFrame frame)
    {
        var all = new Option<bool>("--all") { Description = "What is clean is shown too." };
        var command = new Command("list", "Cases that are not clean yet, the oldest first.") { all };
        SetAction(frame, command, (parsed, place) =>
        {
            _ = Write(frame, parsed, place.Desk.Cases().Where(item => item.IsOpen || parsed.GetValue(all)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Complete(CommandFrame frame)
    {
        var caseId = new Argument<string>("CASE") { Description = "The case." };
        var uploaded = new Option<bool>("--uploaded") { Description = "The images are uploaded in Picsara, and were seen there." };
        var printed = new Option<bool>("--printed") { Description = "The documents are printed." };
        var archived = new Option<bool>("--archived") { Description = "The papers are in E-arkiv, and were seen there." };
        var by = new Option<string?>("--confirmed-by") { Description = "Who confirms it; without it, this account.", HelpName = "WHO" };
        var occurred = OutageParts.Time("--occurred", "When it was done; now where it is not stated.");
        var wait = new Option<TimeSpan?>("--wait") { Description = "How long is waited for a file that another program holds open; five seconds where it is not stated.", HelpName = "HH:MM:SS" };
        var empty = new Option<bool>("--empty-recycle-bin") { Description = "The whole recycle bin is emptied as well, whatever is in it; asks for --yes." };
        var yes = new Option<bool>("--yes") { Description = "Confirms --empty-recycle-bin." };
        var command = new Command("complete", "A person confirms that files are saved; every trace of them on this computer is deleted, and looked for again.") { caseId, uploaded, printed, archived, by, occurred, wait, empty, yes };
        SetAction(frame, command, (parsed, place) =>
        {
            if (parsed.GetValue(empty) && !parsed.GetValue(yes) && !frame.Options.WhatIf(parsed))
                throw new RadOpsException("ConfirmationMissing", ErrorKind.InvalidInput, "Emptying the whole recycle bin takes other things as well. Look at them with --what-if, and confirm with --yes.");
            var completion = place.Completion(parsed.GetValue(wait));
            var plan = completion.Plan(
                new()
                {
                    CaseId = parsed.GetRequiredValue(caseId),
                    Uploaded = parsed.GetValue(uploaded),
                    Printed = parsed.GetValue(printed),
                    Archived = parsed.GetValue(archived),
                    ConfirmedBy = parsed.GetValue(by),
                    Occurred = parsed.GetValue(occurred),
                },
                frame.Stop);
            var bin = parsed.GetValue(empty) ? completion.PlanBins() : [];
            if (frame.Options.WhatIf(parsed))
            {
                foreach (var item in plan.Items) frame.Console.Text.WriteLine($"What if: delete ({item.Kind}) {item.Place}.");
                foreach (var entry in bin) frame.Console.Text.WriteLine($"What if: delete from the recycle bin {IdentityMask.MaskPath(entry)}.");
                return ExitCode.Done;
            }

            var known = completion.Complete(plan, plan.Items, null, frame.Stop);
            foreach (var left in known.CleanUp?.Remaining ?? []) frame.Console.Error($"{left.Place}: {left.Reason ?? "finns kvar."}");
            foreach (var folder in known.CleanUp?.NotSearched ?? []) frame.Console.Error($"{folder} leads to another file system, or is a link, and was neither looked through nor touched.");
            if (bin.Count > 0)
                foreach (var left in completion.EmptyBins(known.CaseId, completion.PlanBins(), frame.Stop)) frame.Console.Error($"{left.Place}: {left.Reason}");
            return Write(frame, parsed, [known]);
        });
        return command;
    }

    private static void SetAction(CommandFrame frame, Command command, Func<ParseResult, IntakePlace, int> run)
    {
        var organisation = OutageParts.Organisation();
        var offline = new Option<bool>("--offline") { Description = "Ask neither the shared folder nor the register." };
        command.Add(organisation);
        command.Add(offline);
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var place = workplace.Intake(parsed.GetValue(organisation), parsed.GetValue(offline) || frame.Options.WhatIf(parsed));
            place.Exchange(frame.Stop);
            var code = run(parsed, place);
            place.Exchange(CancellationToken.None);
            return code;
        });
    }

    /// <summary>Writes cases; what is held, refused or left over needs a human.</summary>
    private static int Write(CommandFrame frame, ParseResult parsed, IEnumerable<PatientFileCase> cases)
    {
        var code = ExitCode.Done;
        using var writer = ResultWriter<PatientFileCase>.Create(frame.Options.Output(parsed), frame.Console, Columns);
        foreach (var known in cases)
        {
            writer.Write(known);
            if ((known.IsOpen && known.Outcome >= IntakeOutcome.Held) || known.CleanUp?.Remaining.Count > 0) code = ExitCode.Findings;
        }

        writer.End();
        return code;
    }
}
