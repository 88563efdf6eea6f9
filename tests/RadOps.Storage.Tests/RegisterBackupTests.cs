using RadOps.Core;
using RadOps.Storage.Sqlite;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>Backup while others write, and restore.</summary>
public sealed class RegisterBackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Live => $"sqlite:{folder.File("register.db")}";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_made_while_others_write_is_whole_and_can_be_worked_with()
    {
        using var store = RegisterFactory.Open(Live, TimeProvider.System);
        store.Append(TestEvents.Many(200));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var number = 1_000; !stop.IsCancellationRequested; number++) store.Append([TestEvents.New(number)]);
        }, TestContext.Current.CancellationToken);
        for (var round = 0; round < 5; round++)
        {
            var path = folder.File($"backup{round}.db");
            var found = RegisterBackup.Backup(Live, path, TimeProvider.System, TestContext.Current.CancellationToken);
            Assert.True(found.Holds);
            using var copy = RegisterFactory.Open(path, TimeProvider.System);
            Assert.Equal(found.Events, copy.ReadHead().Position);
            Assert.Equal(store.SubjectSecret.ToArray(), copy.SubjectSecret.ToArray());
            copy.Append([TestEvents.New(900_000 + round)]);
            Assert.True(copy.Walk().Holds);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        await stop.CancelAsync();
        await writer;
        Assert.True(store.Walk().Holds);
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), file => file.Contains('~', StringComparison.Ordinal));
    }

    [Fact]
    public void A_backup_is_never_written_over_and_a_server_is_left_to_its_own_tools()
    {
        using (var store = RegisterFactory.Open(Live, TimeProvider.System)) store.Append(TestEvents.Many(3));
        var path = folder.File("backup.db");
        File.WriteAllText(path, "mine");
        Assert.Equal("FileExists", Assert.Throws<RadOpsException>(() => RegisterBackup.Backup(Live, path, TimeProvider.System)).Code);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal("BackupNotSupported", Assert.Throws<RadOpsException>(() => RegisterBackup.Backup("postgres:Host=h;Database=d", path, TimeProvider.System)).Code);
        Assert.Equal("RegisterNotFound", Assert.Throws<RadOpsException>(() => RegisterBackup.Backup(folder.File("nothing.db"), folder.File("b.db"), TimeProvider.System)).Code);
    }

    [Fact]
    public void A_restored_register_is_the_backup_and_the_former_one_is_put_aside()
    {
        var path = folder.File("backup.db");
        using (var store = RegisterFactory.Open(Live, TimeProvider.System))
        {
            store.Append(TestEvents.Many(30));
            RegisterBackup.Backup(Live, path, TimeProvider.System);
            store.Append(TestEvents.Many(5, from: 100));

            // There is a register, and then somebody uses it.
            Assert.Equal("RegisterExists", Assert.Throws<RadOpsException>(() => RegisterBackup.Restore(path, Live, replace: false, TimeProvider.System)).Code);
            Assert.Equal("RegisterLocked", Assert.Throws<RadOpsException>(() => RegisterBackup.Restore(path, Live, replace: true, TimeProvider.System)).Code);
            Assert.Equal(35, store.ReadHead().Position);
        }

        var (found, aside) = RegisterBackup.Restore(path, Live, replace: true, TimeProvider.System);
        Assert.Equal(30, found.Events);
        using (var restored = RegisterFactory.Open(Live, TimeProvider.System))
        {
            Assert.Equal(30, restored.ReadHead().Position);
            restored.Append(TestEvents.Many(2, from: 200));
            Assert.True(restored.Walk().Holds);
        }

        using var former = RegisterFactory.Open(aside!, TimeProvider.System, RegisterAccess.ReadOnly);
        Assert.Equal(35, former.ReadHead().Position);
        Assert.True(former.Walk().Holds);
    }

    [Fact]
    public void A_backup_that_does_not_hold_replaces_nothing()
    {
        var path = folder.File("backup.db");
        using (var store = RegisterFactory.Open(Live, TimeProvider.System))
        {
            store.Append(TestEvents.Many(30));
            RegisterBackup.Backup(Live, path, TimeProvider.System);
        }

        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER events_no_update; UPDATE events SET operator = 'eva22' WHERE position = 7";
            command.ExecuteNonQuery();
        }

        var error = Assert.Throws<RadOpsException>(() => RegisterBackup.Restore(path, Live, replace: true, TimeProvider.System));
        Assert.Equal("RegisterDoesNotHold", error.Code);
        Assert.Contains("event 7", error.Message, StringComparison.Ordinal);
        File.WriteAllText(folder.File("text.db"), new string('x', 5_000));
        Assert.Equal("RegisterNotADatabase", Assert.Throws<RadOpsException>(() => RegisterBackup.Restore(folder.File("text.db"), Live, replace: true, TimeProvider.System)).Code);
        using var live = RegisterFactory.Open(Live, TimeProvider.System, RegisterAccess.ReadOnly);
        Assert.Equal(30, live.ReadHead().Position);
        Assert.True(live.Walk().Holds);
    }
}
