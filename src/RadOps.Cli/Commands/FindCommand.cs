using System.CommandLine;
using System.Globalization;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops find</c>: where studies are, and whether they need to be sent, as Find-Study.</summary>
internal sealed class FindCommand(CommandFrame frame, StudyFinder finder)
{
    private static readonly ResultColumn<StudyLocation>[] Columns =
    [
        new(nameof(StudyLocation.RequestId), location => location.RequestId),
        new(nameof(StudyLocation.PatientId), location => location.PatientId?.ToString(), InTable: false),
        new(nameof(StudyLocation.AccessionNumber), location => location.AccessionNumber),
        new(nameof(StudyLocation.StudyInstanceUids), location => location.StudyInstanceUids, InTable: false),
        new(nameof(StudyLocation.StudyDate), location => location.StudyDate),
        new(nameof(StudyLocation.Modalities), location => location.Modalities, InTable: false),
        new(nameof(StudyLocation.Copies), location => location.Copies.Select(copy => copy.ToString()).ToList()),
        new(nameof(StudyLocation.ArchivedInBfr), location => location.ArchivedInBfr),
        new(nameof(StudyLocation.ArchivedSource), location => location.ArchivedSource, InTable: false),
        new(nameof(StudyLocation.Advice), location => location.Advice.ToString()),
        new(nameof(StudyLocation.Explanation), location => location.Explanation),
    ];

    // Only JSON has room for the instances that are missing.
    private static readonly ResultColumn<StudyLocation>[] JsonColumns =
    [
        .. Columns.Where(column => column.Name != nameof(StudyLocation.Copies)),
        new(nameof(StudyLocation.Copies), location => location.Copies.Select(copy => new { copy.Node, copy.Role, copy.Status, copy.Instances, copy.Missing, copy.Extra, copy.Reason }).ToList()),
    ];

    private static readonly string[] Times = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    private readonly ToolConsole console = frame.Console;
    private readonly HashSet<string> silent = [];
    private int code = ExitCode.Done;

    internal static Command Create(CommandFrame frame)
    {
        var orders = new Argument<string?>("ORDERS.csv") { Description = "A file of requests; - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var accession = new Option<string[]>("--accession") { Description = "An accession number; may be given several times.", HelpName = "NUMBER" };
        var study = new Option<string[]>("--study") { Description = "A Study Instance UID; may be given several times.", HelpName = "UID" };
        var patient = new Option<string?>("--patient") { Description = "The patient whose studies are looked for.", HelpName = "ID" };
        var signed = new Option<string?>("--signed-at") { Description = "When the report was signed definitively, as yyyy-mm-dd hh:mm.", HelpName = "TIME" };
        var emergency = new Option<bool>("--emergency") { Description = "The patient is on the way to emergency care." };
        var node = new Option<string[]>("--node") { Description = "A node to ask, by its name in the site file; all where none is given.", HelpName = "NAME" };
        var command = new Command("find", "Says where studies are, what is missing where, and whether they need to be sent to BFR.") { orders, accession, study, patient, signed, emergency, node };
        command.Validators.Add(result =>
        {
            var ways = new[] { result.GetResult(orders)?.Tokens.Count, result.GetResult(accession)?.Tokens.Count, result.GetResult(study)?.Tokens.Count, result.GetResult(patient)?.Tokens.Count };
            if (ways.Count(way => way > 0) != 1)
                result.AddError("find takes one of ORDERS.csv, --accession, --study and --patient");
        });
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var finder = workplace.Finder(parsed.GetValue(node) ?? []);
            await using (finder.ConfigureAwait(false))
            {
                var run = new FindCommand(frame, finder);
                var asked = new StudyQuestion
                {
                    Key = new(),
                    Situation = parsed.GetValue(emergency) ? Situation.EmergencyWithPatient : Situation.Planned,
                    SignedAt = parsed.GetValue(signed) is { } time ? Time(time, workplace.Clock.LocalTimeZone) : null,
                };
                var questions = parsed.GetValue(orders) is { } file
                    ? run.Read(file, workplace)
                    : Keys(parsed.GetValue(accession), parsed.GetValue(study), parsed.GetValue(patient), workplace.Today).Select(key => new Func<StudyQuestion>(() => asked with { Key = key }));
                return await run.RunAsync(questions, frame.Options.Output(parsed)).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static IEnumerable<StudyKey> Keys(string[]? accessions, string[]? studies, string? patient, DateOnly today) =>
    [
        .. (accessions ?? []).Select(number => new StudyKey { AccessionNumber = number }),
        .. (studies ?? []).Select(uid => new StudyKey { StudyInstanceUid = uid }),
        .. patient is null ? Enumerable.Empty<StudyKey>() : [new StudyKey { PatientId = PatientId.Parse(patient, today) }],
    ];

    private static DateTimeOffset Time(string text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, zone.GetUtcOffset(time))
            : throw new RadOpsException("TimeInvalid", ErrorKind.InvalidInput, $"--signed-at: '{text}' is not a time of the form yyyy-mm-dd hh:mm.");

    private IEnumerable<Func<StudyQuestion>> Read(string file, Workplace workplace)
    {
        using var reader = RequestInput.Open(file, workplace.Binding);
        foreach (var row in reader)
        {
            foreach (var failure in row.Failures(reader.Name))
                Fail(failure.Message, ExitCode.BadInput);
            if (row.Request is { } request)
                yield return () => StudyQuestion.Of(request);
        }
    }

    private async Task<int> RunAsync(IEnumerable<Func<StudyQuestion>> questions, OutputFormat format)
    {
        using var writer = ResultWriter<StudyLocation>.Create(format, console, format == OutputFormat.Json ? JsonColumns : Columns);
        foreach (var question in questions)
        {
            frame.Stop.ThrowIfCancellationRequested();
            try
            {
                foreach (var location in await finder.FindAsync(question(), frame.Stop).ConfigureAwait(false))
                {
                    writer.Write(location);
                    Judge(location);
                }
            }
            catch (RadOpsException failure)
            {
                Fail(failure.Target is { } target ? $"{target}: {failure.Message}" : failure.Message, ExitCode.Of(failure));
            }
        }

        writer.End();
        return code;
    }

    private void Judge(StudyLocation location)
    {
        foreach (var copy in location.Copies.Where(copy => copy.Status == CopyStatus.NoAnswer && silent.Add(copy.Node)))
            console.Error($"{copy.Node} did not answer: {copy.Reason}");
        var its = location.Copies.Any(copy => copy.Status == CopyStatus.NoAnswer) ? ExitCode.Unreachable
            : location.Advice is ArchiveAdvice.NotFound or ArchiveAdvice.SendNow or ArchiveAdvice.Overdue ? ExitCode.Findings
            : location.Copies.Any(copy => copy.Status is CopyStatus.Partly or CopyStatus.OtherPatient) ? ExitCode.Findings
            : ExitCode.Done;
        code = Math.Max(code, its);
    }

    private void Fail(string message, int itsCode)
    {
        console.Error(message);
        code = Math.Max(code, itsCode);
    }
}
