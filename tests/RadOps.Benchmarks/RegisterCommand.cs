using System.Globalization;
using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Storage;

namespace RadOps.Benchmarks;

/// <summary>
/// Appends events in batches, chain and all, beside a bare insert of the very same finished rows into the same tables, on SQLite and PostgreSQL; then reads and verifies them beside reading them and hashing
/// each alone. Ratios are of processor time, the server's with the client's, so that other work on the machine takes nothing from them; what is done by two threads at once is told by the clock as well.
/// <c>register COUNT</c> verifies that many events instead.
/// </summary>
public sealed class RegisterCommand : IBenchCommand
{
    private const int Events = 200_000;
    private const int Batch = 10_000;
    private const int Rounds = 5;
    private const string Payload = """{"exportId":"R-20261121-4F7K2Q","medium":"Cd","method":"Sent","origin":"Export","request":{"accessionNumber":"SE0000000001","consent":"VerbalViaOrderer","examination":"CT torax","examinationDate":"2026-06-08","mediaUnit":"Media SU/S","orderer":"dr Andersson","orderingClinic":"Medicinmott HSV","organisation":"RegionHalland","recipient":"Hospital","requestId":"B-1","signature":"Final"},"route":"Media"}""";

    /// <inheritdoc/>
    public string Name => "register";

    /// <inheritdoc/>
    public string Description => "append with the chain beside a bare insert and a bare COPY; verify beside read and hash";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            if (args.Length > 0) return Verify(Path.Combine(folder, "register.db"), int.Parse(args[0], CultureInfo.InvariantCulture)) ? 0 : 1;
            var appended = OnSqlite(folder);
            OnPostgres(appended);
            return Verify(Path.Combine(folder, "0.db"), null) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The best of some rounds of each, taken in turn.</summary>
    private static RegisterEvent[] OnSqlite(string folder)
    {
        RegisterEvent[] rows = [];
        // Made beforehand, as the bare insert's rows are.
        var batches = Batches(Events).ToList();
        double append = double.MaxValue, statement = double.MaxValue, command = double.MaxValue, appendClock = double.MaxValue, statementClock = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            using (var store = RegisterFactory.Open(Path.Combine(folder, $"{round}.db"), TimeProvider.System))
            {
                append = Math.Min(append, Cpu(() => Append(store, batches), ref appendClock));
                rows = [.. store.Read(new RegisterQuery())];
            }

            statement = Math.Min(statement, Cpu(() => BareInsert.ByStatement(Path.Combine(folder, $"{round}s.db"), rows, Batch), ref statementClock));
            command = Math.Min(command, Cpu(() => BareInsert.ByCommand(Path.Combine(folder, $"{round}c.db"), rows, Batch)));
        }

        Say($"SQLite append, {Events:N0} events in batches of {Batch:N0}: {Events / append:N0}/s; {Events / appendClock:N0}/s by the clock");
        Say($"  bare insert of the same rows, SQLite's own prepared statement: {Events / statement:N0}/s, ratio {statement / append:0.00}; {Events / statementClock:N0}/s by the clock, ratio {statementClock / appendClock:0.00}");
        Say($"  bare insert of the same rows, prepared through ADO.NET: {Events / command:N0}/s; ratio {command / append:0.00}");
        return rows;
    }

    private static void OnPostgres(RegisterEvent[] rows)
    {
        if (PostgresPeer.Start() is not { } server)
        {
            Say($"PostgreSQL: not installed");
            return;
        }

        using (server)
        {
            var batches = Batches(rows.Length).ToList();
            double append = double.MaxValue, copy = double.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                var register = server.NewDatabase();
                append = Math.Min(append, Cpu(
                    () =>
                    {
                        using var store = RegisterFactory.Open($"postgres:{register}", TimeProvider.System);
                        Append(store, batches);
                    },
                    server));
                var bare = server.NewDatabase();
                RegisterFactory.Open($"postgres:{bare}", TimeProvider.System).Dispose();
                copy = Math.Min(copy, Cpu(() => BareInsert.ByCopy(bare, rows, Batch), server));
            }

            Say($"PostgreSQL append, {rows.Length:N0} events in batches of {Batch:N0}: {rows.Length / append:N0}/s; bare COPY of the same rows: {rows.Length / copy:N0}/s; ratio {copy / append:0.00}");
        }
    }

    /// <summary>Verifies a register beside reading it; fills it first with so many events, unless it is there.</summary>
    private static bool Verify(string path, int? fill)
    {
        using var store = RegisterFactory.Open(path, TimeProvider.System);
        if (fill is { } count) Append(store, Batches(count));
        var events = store.ReadHead().Position;
        var holds = false;
        double verify = double.MaxValue, read = double.MaxValue;
        for (var round = 0; round < (fill is null ? Rounds : 1); round++)
        {
            read = Math.Min(read, Cpu(() => ReadAndHash(store)));
            verify = Math.Min(verify, Cpu(() => holds = RegisterIntegrityCheck.Run(store, TimeProvider.System).Holds));
        }

        var memory = fill is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MB at most");
        Say($"verify {events:N0} events: {events / verify:N0}/s; read and hash each payload alone: {events / read:N0}/s; ratio {read / verify:0.00}{memory}");
        return holds;
    }

    private static void Append(IRegisterStore store, IEnumerable<NewEvent[]> batches)
    {
        foreach (var batch in batches) store.Append(batch);
    }

    private static IEnumerable<NewEvent[]> Batches(int count) => Enumerable.Range(0, count).Select(Event).Chunk(Batch);

    private static double Cpu(Action action, ref double leastClock)
    {
        var clock = 0.0;
        var processor = Cpu(() =>
        {
            var begun = TimeProvider.System.GetTimestamp();
            action();
            clock = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        });
        leastClock = Math.Min(leastClock, clock);
        return processor;
    }

    private static double Cpu(Action action, PostgresPeer? server = null)
    {
        GC.Collect();
        var begun = Environment.CpuUsage.TotalTime + (server?.ProcessorTime ?? TimeSpan.Zero);
        action();
        return (Environment.CpuUsage.TotalTime + (server?.ProcessorTime ?? TimeSpan.Zero) - begun).TotalSeconds;
    }

    private static void ReadAndHash(IRegisterStore store)
    {
        Span<byte> hash = stackalloc byte[32];
        foreach (var item in store.Read(new RegisterQuery())) System.Security.Cryptography.SHA256.HashData(item.Payload!.Utf8.Span, hash);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static NewEvent Event(int number) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = EventKinds.Release,
        Occurred = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero).AddSeconds(number),
        Operator = "sve11",
        CareUnit = "Röntgen Varberg",
        Purpose = OperatorContext.CareAdministration,
        Subject = number.ToString("x32", CultureInfo.InvariantCulture),
        Journal = NewEvent.RegisterJournal,
        Sequence = 0,
        Payload = Payload,
    };
}
