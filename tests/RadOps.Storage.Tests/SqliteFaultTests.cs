using Microsoft.Data.Sqlite;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Storage.Sqlite;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>What goes wrong with a file, and what is said about it.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("register.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_is_made_where_a_register_must_exist()
    {
        Assert.Equal("RegisterNotFound", Fault(() => Open(RegisterAccess.Existing)).Code);
        Assert.Equal("RegisterNotFound", Fault(() => Open(RegisterAccess.ReadOnly)).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.False(RegisterFactory.Exists($"sqlite:{Path}"));
    }

    [Fact]
    public void A_register_open_for_reading_leaves_the_folder_as_it_was()
    {
        using (var store = Open()) store.Append(TestEvents.Many(5));
        var before = File.ReadAllBytes(Path);
        using (var store = Open(RegisterAccess.ReadOnly))
        {
            Assert.Equal(5, store.Read(new RegisterQuery()).Count());
            Assert.Equal("RegisterReadOnly", Assert.Throws<RadOpsException>(() => store.Append(TestEvents.Many(1))).Code);
        }

        Assert.Equal(["register.db"], Directory.EnumerateFileSystemEntries(folder.Path).Select(System.IO.Path.GetFileName));
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_text_file_is_no_register()
    {
        File.WriteAllText(Path, string.Join('\n', Enumerable.Repeat("Remiss;Mottagare;Datum", 200)));
        var error = Fault(() => Open());
        Assert.Equal("RegisterNotADatabase", error.Code);
        Assert.Equal(ErrorKind.Corrupt, error.Kind);
        Assert.StartsWith("Remiss", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_programs_database_is_left_alone()
    {
        Sql("CREATE TABLE patients (id TEXT)");
        Assert.Equal("RegisterForeign", Fault(() => Open()).Code);
        Assert.Equal("patients", Sql("SELECT group_concat(name) FROM sqlite_master"));
    }

    [Fact]
    public void A_newer_schema_is_refused()
    {
        Open().Dispose();
        Sql("UPDATE meta SET value = '3' WHERE name = 'schema_version'");
        var error = Fault(() => Open());
        Assert.Equal("RegisterNewer", error.Code);
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
    }

    [Fact]
    public void A_damaged_file_is_said_to_be_damaged()
    {
        using (var store = Open()) store.Append(TestEvents.Many(500));
        var bytes = File.ReadAllBytes(Path);
        Array.Fill(bytes, (byte)0xA5, 4096 * 3, bytes.Length - (4096 * 3));
        File.WriteAllBytes(Path, bytes);
        var error = Fault(() =>
        {
            using var store = Open();
            _ = store.Read(new RegisterQuery()).Count();
        });
        Assert.Equal(ErrorKind.Corrupt, error.Kind);
    }

    [Fact]
    public void A_locked_register_says_so_and_takes_nothing()
    {
        using var store = SqlRegisterStore.Open(new SqliteDialect(Path, RegisterAccess.Create, null, TimeSpan.FromSeconds(1)), RegisterAccess.Create, TimeProvider.System);
        using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            other.Open();
            using var hold = other.BeginTransaction(deferred: false);
            var error = Assert.Throws<RadOpsException>(() => store.Append(TestEvents.Many(1)));
            Assert.Equal("RegisterLocked", error.Code);
            Assert.Equal(Path, error.Target);
        }

        Assert.Equal(1, store.Append(TestEvents.Many(1))[0].Position);
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_there()
    {
        using var store = Open();
        store.Append(TestEvents.Many(3));
        using (var limited = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            limited.Open();
            using var dialectLimited = SqlRegisterStore.Open(new FullDisk(Path), RegisterAccess.Existing, TimeProvider.System);
            var error = Assert.Throws<RadOpsException>(() => dialectLimited.Append([TestEvents.New(9, $"\"{new string('x', 1_000_000)}\"")]));
            Assert.Equal("RegisterFull", error.Code);
            Assert.Equal(ErrorKind.Storage, error.Kind);
        }

        Assert.Equal(4, store.Append(TestEvents.Many(1, 50))[0].Position);
        Assert.True(store.Walk().Holds);
    }

    /// <summary>SQLite then undoes the transaction by itself, at the commit or in its middle.</summary>
    [Theory]
    [InlineData(500, 100)]
    [InlineData(2_000, 1)]
    [InlineData(40_000, 1)]
    [InlineData(700_000, 1)]
    [InlineData(40_000, 2_000)]
    public void A_disk_that_fills_up_is_told_as_that_and_what_was_recorded_goes_on_when_there_is_room(int length, int batch)
    {
        using var disk = new SmallDisk(4);
        using var store = RegisterFactory.Open(System.IO.Path.Combine(disk.Path, "register.db"), TimeProvider.System);
        var payload = $"\"{new string('x', length)}\"";
        var recorded = 0L;
        var error = Assert.Throws<RadOpsException>(() =>
        {
            while (recorded < 1_000_000) recorded = store.Append([.. Enumerable.Range(0, batch).Select(_ => TestEvents.New(0, payload) with { Id = Guid.NewGuid() })])[^1].Position;
        });
        Assert.Equal("RegisterFull", error.Code);
        Assert.Equal(recorded, store.ReadHead().Position);
        disk.Grow(200);
        Assert.Equal(recorded + 1, store.Append([TestEvents.New(0, payload) with { Id = Guid.NewGuid() }])[0].Position);
        Assert.True(store.Walk().Holds);
    }

    [Fact]
    public void A_path_through_a_file_cannot_be_opened()
    {
        File.WriteAllText(folder.File("file"), "");
        Assert.Equal("RegisterCannotOpen", Fault(() => RegisterFactory.Open(folder.Path + "/file/below/register.db", TimeProvider.System)).Code);
        Directory.CreateDirectory(folder.File("folder.db"));
        Assert.Equal("RegisterCannotOpen", Fault(() => RegisterFactory.Open(folder.File("folder.db"), TimeProvider.System)).Code);
    }

    [Theory]
    [InlineData("UPDATE events SET operator = 'x'")]
    [InlineData("UPDATE events SET payload = NULL")]
    [InlineData("DELETE FROM events")]
    public void The_database_itself_refuses_to_change_what_it_holds(string statement)
    {
        using var store = Open();
        store.Append(TestEvents.Many(2));
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Sql(statement)).Message, StringComparison.Ordinal);
        Assert.True(store.Walk().Holds);
    }

    [Fact]
    public void A_lost_tail_and_a_changed_cell_are_found()
    {
        using var store = Open();
        store.Append(TestEvents.Many(10));
        Sql("DROP TRIGGER events_no_delete; DROP TRIGGER events_no_update; DELETE FROM events WHERE position > 8");
        Assert.Equal("TailMissing", store.Walk().Fault!.Code);
        Sql("UPDATE events SET care_unit = 'Annan' WHERE position = 4");
        Assert.Equal(4, store.Walk().Fault!.Position);
    }

    [Theory]
    [InlineData("mysql:Server=x", "RegisterUnknownEngine")]
    [InlineData("sqlite:", "RegisterNameEmpty")]
    public void An_unknown_name_is_explained(string name, string code) => Assert.Equal(code, Fault(() => RegisterFactory.Open(name, TimeProvider.System)).Code);

    private IRegisterStore Open(RegisterAccess access = RegisterAccess.Create) => RegisterFactory.Open($"sqlite:{Path}", TimeProvider.System, access);

    private static RadOpsException Fault(Action action) => Assert.Throws<RadOpsException>(action);

    private object? Sql(string statement)
    {
        SqliteLibrary.Load(null);
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
