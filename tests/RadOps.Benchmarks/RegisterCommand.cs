using System.Globalization;
using Microsoft.Data.Sqlite;
using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Storage;

namespace RadOps.Benchmarks;

/// <summary>
/// Appends events in batches, chain and all, beside a bare prepared insert of the very same finished rows into the same tables; then reads and verifies them
/// beside reading them and hashing each alone.
/// </summary>
public sealed class RegisterCommand : IBenchCommand
{
    private const int Events = 200_000;
    private const int Batch = 10_000;
    private const string Payload = """{"exportId":"R-20261121-4F7K2Q","medium":"Cd","method":"Sent","origin":"Export","request":{"accessionNumber":"SE0000000001","consent":"VerbalViaOrderer","examination":"CT torax","examinationDate":"2026-06-08","mediaUnit":"Media SU/S","orderer":"dr Andersson","orderingClinic":"Medicinmott HSV","organisation":"RegionHalland","recipient":"Hospital","requestId":"B-1","signature":"Final"},"route":"Media"}""";

    /// <inheritdoc/>
    public string Name => "register";

    /// <inheritdoc/>
    public string Description => "append with the chain beside a bare insert; verify beside read and hash";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("radops-bench-");
        try
        {
            Measure(Path.Combine(folder.FullName, "warm"), 20_000);
            return Measure(Path.Combine(folder.FullName, "figures"), Events) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Measure(string folder, int count)
    {
        var events = Enumerable.Range(0, count).Select(Event).ToArray();
        using var store = RegisterFactory.Open(Path.Combine(folder, "register.db"), TimeProvider.System);
        var append = Time(() =>
        {
            foreach (var batch in events.Chunk(Batch)) store.Append(batch);
        });
        var rows = store.Read(new RegisterQuery()).ToArray();
        var bare = Time(() => InsertBare(Path.Combine(folder, "bare.db"), rows));
        var holds = false;
        var verify = Time(() => holds = RegisterIntegrityCheck.Run(store, TimeProvider.System).Holds);
        var read = Time(() => ReadAndHash(store));
        if (count < Events) return holds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"append, {count:N0} events in batches of {Batch:N0}: {count / append:N0}/s; bare insert of the same rows: {count / bare:N0}/s; ratio {bare / append:0.00}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"verify: {count / verify:N0} events/s; read and hash each payload alone: {count / read:N0}/s; ratio {read / verify:0.00}"));
        return holds;
    }

    private static double Time(Action action)
    {
        GC.Collect();
        // Processor time, not the clock's: other work on the machine takes nothing from the figure.
        var begun = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - begun).TotalSeconds;
    }

    private static void ReadAndHash(IRegisterStore store)
    {
        Span<byte> hash = stackalloc byte[32];
        foreach (var item in store.Read(new RegisterQuery())) System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(item.Payload!), hash);
    }

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

    private static void InsertBare(string path, RegisterEvent[] rows)
    {
        RegisterFactory.Open(path, TimeProvider.System).Dispose();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var synchronous = connection.CreateCommand();
        synchronous.CommandText = "PRAGMA synchronous = FULL";
        synchronous.ExecuteNonQuery();
        foreach (var batch in rows.Chunk(Batch))
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO events VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11,@12,@13,@14)";
            for (var index = 0; index < 15; index++) insert.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{index}") });
            insert.Prepare();
            foreach (var row in batch)
            {
                object[] values = [row.Position, row.Id.ToString("d"), row.Kind, RegisterTime.ToText(row.Occurred), RegisterTime.ToText(row.Recorded), row.Operator, row.CareUnit, row.Purpose, row.Subject, row.Journal, row.Sequence, row.Payload!, row.PayloadHash, row.PreviousHash, row.Hash];
                for (var index = 0; index < values.Length; index++) insert.Parameters[index].Value = values[index];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }
}
