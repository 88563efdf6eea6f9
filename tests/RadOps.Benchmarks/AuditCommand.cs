using System.Diagnostics;
using System.Globalization;
using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Formats.Policies;
using RadOps.Storage;

namespace RadOps.Benchmarks;

/// <summary>
/// Audits a register of 1,000,000 releases, half of them with a note that is written and pasted, beside <c>sqlite3</c>'s own <c>select *</c> of the same rows; and the most memory that the tool takes. An argument names a register that is there
/// already, or is made there and kept.
/// </summary>
public sealed class AuditCommand : IBenchCommand
{
    private const int Releases = 1_000_000;
    private const double Target = 5;
    private const double MemoryTarget = 250;

    // Invented; the check digit is right.
    private const string Patient = "198112189876";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public string Description => "audit of 1,000,000 releases beside sqlite3's select * of the rows, and the tool's memory";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        if (Built.Tool is not { } tool)
        {
            Console.WriteLine("skipped: ./build.sh build has not made the tool");
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("radops-bench-");
        try
        {
            var path = args.Length > 0 ? args[0] : Path.Combine(folder.FullName, "register.db");
            if (!File.Exists(path)) Fill(path);
            var (clock, processor, megabytes) = (new List<double>(), new List<double>(), 0.0);
            for (var round = 0; round < 3; round++)
            {
                var select = Measure("sqlite3", ["-readonly", path, "select * from events"]);
                var audit = Measure(tool, ["audit", "--register", $"sqlite:{path}", "--output", "csv"]);
                Console.WriteLine(FormattableString.Invariant($"  audit {audit.Clock.TotalSeconds:0.0} s ({audit.Processor.TotalSeconds:0.0} s of processor time), select {select.Clock.TotalSeconds:0.0} s ({select.Processor.TotalSeconds:0.0} s)"));
                clock.Add(audit.Clock / select.Clock);
                processor.Add(audit.Processor / select.Processor);
                megabytes = Math.Max(megabytes, audit.Megabytes);
            }

            // The target is of the time that somebody waits. The audit uses three threads and sqlite3 one: what all of it costs is told as well.
            Console.WriteLine(FormattableString.Invariant($"  {Releases:N0} releases; processor time {processor.Order().ElementAt(1):0.0} x that of the select"));
            return Stopper.Print("audit / sqlite3's select * of the rows, by the clock", clock.Order().ElementAt(1), Target, isMost: true)
                & Stopper.Print("radops audit, most memory in MB", megabytes, MemoryTarget, isMost: true) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs a tool as a shell would, its output to nowhere, and looks at it every few milliseconds.</summary>
    private static (TimeSpan Clock, TimeSpan Processor, double Megabytes) Measure(string tool, string[] arguments)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start("sh", ["-c", "exec \"$0\" \"$@\" > /dev/null", tool, .. arguments]);
        var (processor, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                (processor, peak) = (process.TotalProcessorTime, Math.Max(peak, process.WorkingSet64));
            }
            catch (InvalidOperationException)
            {
                break; // it has come to its end just now: what was seen last is what it took
            }
        }

        process.WaitForExit();
        return process.ExitCode > 1 ? throw new InvalidOperationException($"{tool} ended with {process.ExitCode}.") : (Stopwatch.GetElapsedTime(begun), processor, peak / 1e6);
    }

    /// <summary>Records one release and its note as people do, and a million like it by the register's own append, each with a name, a study and a patient of its own.</summary>
    private static void Fill(string path)
    {
        var clock = new FixedClock();
        using var model = RegisterFactory.Open($"{path}.model", clock);
        var register = new ReleaseRegister(model, clock, new OperatorContext("sve11", "Röntgen Varberg"));
        var desk = new ReleaseDesk(new PolicyCatalog(PolicyFiles.BuiltInPacks().Where(pack => pack.DecidesReleases).Select(PolicyCompiler.Compile)), register, clock);
        var id = register.NewExportId();
        register.Record(ReleaseRecord.From(desk.Decide(Request), id, ReleaseOrigin.Manual) with { Proof = "IEP-kvitto" });
        var completion = new ReleaseCompletion(model, register, desk, clock);
        completion.AddNote(id, EventKinds.ReferralNote, CompletedSteps.Sent);
        completion.MarkPasted(id);
        var events = model.Read(new RegisterQuery()).ToList();
        using var store = RegisterFactory.Open(path, clock);
        foreach (var batch in Enumerable.Range(0, Releases).SelectMany(number => Like(events, id, number)).Chunk(20_000)) store.Append(batch);
    }

    private static IEnumerable<NewEvent> Like(List<RegisterEvent> events, string id, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"R-20260101-{number:0000000}");
        var occurred = Start.AddSeconds(number * 30L);
        var day = DateOnly.FromDateTime(occurred.DateTime);
        var note = Guid.CreateVersion7(occurred);
        foreach (var item in number % 2 == 0 ? events : events.Take(1))
        {
            yield return item with
            {
                Id = item.Kind switch { EventKinds.Release => EventId.For(EventKinds.Release, name), EventKinds.ReferralNote => note, _ => Guid.CreateVersion7(occurred) },
                Occurred = occurred,
                Subject = (number * 7L % 400_000).ToString("x32", CultureInfo.InvariantCulture),
                Sequence = 0,
                Payload = item.Payload!.Text.Replace(id, name, StringComparison.Ordinal)
                    .Replace(Patient, RandomRequests.Born(Text(new DateOnly(1930, 1, 1).AddDays(number * 7 % 30_000), "yyyyMMdd")).Reveal(), StringComparison.Ordinal)
                    .Replace("\"asOf\":\"2026-01-01\"", $"\"asOf\":\"{Text(day, "O")}\"", StringComparison.Ordinal)
                    .Replace("\"examinationDate\":\"2025-06-08\"", $"\"examinationDate\":\"{Text(day.AddDays(-(number % 700)), "O")}\"", StringComparison.Ordinal)
                    .Replace("SEHAL0001", string.Create(CultureInfo.InvariantCulture, $"SEHAL{number:0000000}"), StringComparison.Ordinal)
                    .Replace(events[1].Id.ToString("d"), note.ToString("d"), StringComparison.Ordinal),
            };
        }
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static ReleaseRequest Request { get; } = new()
    {
        RequestId = "B-1",
        Organisation = "RegionHalland",
        PatientId = PatientId.Parse(Patient, new DateOnly(2026, 1, 1)),
        AccessionNumber = "SEHAL0001",
        Examination = "CT torax",
        ExaminationDate = new DateOnly(2025, 6, 8),
        Recipient = RecipientType.Hospital,
        RecipientName = new PersonName("Toraxkliniken SU/S"),
        RecipientLocation = RecipientLocation.OutsideRegion,
        MediaUnit = "Media SU/S",
        Destination = "Sahlgrenska",
        Signature = SignatureStatus.Final,
        Consent = ConsentForm.VerbalViaOrderer,
        ConsentBy = "dr Andersson",
        ConsentAt = new DateOnly(2025, 12, 20),
        OrderChannel = OrderChannel.Sefos,
        OrderingClinic = "Medicinmott HSV",
        Orderer = "dr Andersson",
        Relevant = true,
        Medium = MediumType.Iep,
        Delivery = DeliveryMethod.Electronic,
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}
