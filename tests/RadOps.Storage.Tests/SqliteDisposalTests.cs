using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>Disposal in SQLite, where the file itself can be looked into.</summary>
public sealed class SqliteDisposalTests : DisposalContract
{
    private readonly TemporaryFolder folder = new();

    private protected override string[] DropGuards => ["DROP TRIGGER events_no_update"];

    private protected override string[] FormerGuards =>
        ["DROP TRIGGER events_no_update", "CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"];

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }

    /// <summary>A payload small enough to lie in a page with others, and one that fills pages of its own.</summary>
    [Fact]
    public void Nothing_of_a_disposed_payload_is_left_in_the_files()
    {
        var clock = new SetClock(new DateTimeOffset(2020, 2, 29, 8, 0, 0, TimeSpan.Zero));
        using (var store = Open(clock))
        {
            store.Append([TestEvents.New(1, "\"liten-hemlighet\""), TestEvents.New(2, $"\"{string.Concat(Enumerable.Repeat("stor-hemlighet ", 5000))}\"")]);
            Assert.Equal((true, true), (Holds("liten-hemlighet"), Holds("stor-hemlighet")));
            clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
            store.DisposeOf(TestEvents.New(3, """{"before":"2021-01-01T00:00:00.000000Z","decision":"dnr","positions":[1,2]}""", kind: EventKinds.PayloadsDisposed), [1, 2]);
            Assert.Equal((false, false), (Holds("liten-hemlighet"), Holds("stor-hemlighet")));
        }

        Assert.Equal((false, false), (Holds("liten-hemlighet"), Holds("stor-hemlighet")));
    }

    private protected override IRegisterStore Open(TimeProvider time, RegisterAccess access = RegisterAccess.Create) => RegisterFactory.Open($"sqlite:{folder.File("register.db")}", time, access);

    private protected override DbConnection Connect() => new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File("register.db"), Pooling = false }.ToString());

    private bool Holds(string text) => Directory.GetFiles(folder.Path).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
