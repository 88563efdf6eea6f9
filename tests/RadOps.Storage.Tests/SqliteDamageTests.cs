using System.Globalization;
using Microsoft.Data.Sqlite;
using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>
/// Damage by SQL, at random, to a large register in a real file, by somebody who owns it and took the guards away: every one is found, at the first event that does not hold. Every damage to every event of a small
/// register, exhaustively, is in RegisterIntegrityTests.
/// </summary>
public sealed class SqliteDamageTests : IDisposable
{
    private static readonly string[] Changes =
    [
        "id = '00000000-0000-8000-8000-000000000000'", "id = upper(id)", "id = id || ' '", "id = 'x'", "kind = kind || 'x'", "kind = lower(kind)", "occurred = replace(occurred, ':', '.')", "occurred = '1999-12-31T23:59:59.999999Z'", "occurred = 'x'",
        "recorded = '1999-12-31T23:59:59.999999Z'", "recorded = recorded || ' '", "operator = operator || ' '", "care_unit = 'Röntgen Amal'", "purpose = 'x'", "subject = subject || '0'", "journal = 'other'",
        "sequence = sequence + 1000000", "sequence = 'x'", "payload = replace(payload, 'n', 'm')", "payload = payload || ' '", "payload = ''", "payload = NULL", "payload_hash = hash", "previous_hash = hash", "hash = previous_hash",
        "hash = upper(hash)", "payload = '{}', payload_hash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'", "position = position + 1000000",
    ];

    private const string Others = "id, kind, occurred, recorded, operator, care_unit, purpose, subject, journal, sequence, payload, payload_hash, previous_hash, hash";

    private readonly TemporaryFolder folder = new();
    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero));
    private readonly Random random = new(20261128);
    private readonly int count = Campaign.Count(2_000, 50_000);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Damage_anywhere_in_a_large_register_is_found_where_it_is()
    {
        var whole = folder.File("whole.db");
        RegisterDigest digest;
        using (var store = RegisterFactory.Open($"sqlite:{whole}", clock))
        {
            for (var from = 0; from < count; from += 1_000)
                store.Append([.. Enumerable.Range(from, 1_000).Select(number => TestEvents.New(number, string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{number}}}"""), "subject"))]);
            Execute(whole, "DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; DROP INDEX events_id; DROP INDEX events_journal");
            digest = new RegisterCheckpoints(store, clock, new OperatorContext("sve11", "Röntgen")).Take();
        }

        Assert.True(Check(whole, digest).Holds);
        for (var round = 0; round < Campaign.Count(60, 500); round++)
        {
            var (statement, at) = Damage(round);
            var damaged = folder.File("damaged.db");
            File.Copy(whole, damaged, overwrite: true);
            Execute(damaged, statement);
            var found = Check(damaged, digest);
            Assert.False(found.Holds, statement);
            Assert.Equal((statement, at), (statement, found.Position!.Value));
        }
    }

    private (string Statement, long At) Damage(int round)
    {
        long at = random.Next(1, count), other = random.NextInt64(at + 1, count + 1);
        return (round % 6) switch
        {
            0 => (Text($"DELETE FROM events WHERE position = {at}"), at),
            1 => (Text($"UPDATE events SET ({Others}) = (SELECT {Others} FROM events AS o WHERE o.position = {at} + {other} - events.position) WHERE position IN ({at}, {other})"), at),
            // A double in another's place, or after the last with the head moved along.
            2 => (Text($"UPDATE events SET ({Others}) = (SELECT {Others} FROM events AS o WHERE o.position = {at}) WHERE position = {other}"), other),
            3 => (Text($"INSERT INTO events (position, {Others}) SELECT {count + 1}, {Others} FROM events WHERE position = {at}; UPDATE head SET position = {count + 1}, hash = (SELECT hash FROM events WHERE position = {at})"), count + 1),
            // Cut off: with the head as it was, and with the head moved back, which only a digest tells.
            4 when random.Next(2) == 0 => (Text($"DELETE FROM events WHERE position > {at}"), at + 1),
            4 => (Text($"DELETE FROM events WHERE position > {at}; UPDATE head SET position = {at}, hash = (SELECT hash FROM events WHERE position = {at})"), count),
            _ => (Text($"UPDATE events SET {Changes[round / 6 % Changes.Length]} WHERE position = {at}"), at),
        };
    }

    private RegisterIntegrity Check(string path, RegisterDigest digest)
    {
        using var store = RegisterFactory.Open($"sqlite:{path}", clock, RegisterAccess.ReadOnly);
        return RegisterIntegrityCheck.Run(store, clock, [("avtryck.txt", digest)]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Execute(string path, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
