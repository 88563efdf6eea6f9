using System.Text.Json;
using Microsoft.Data.Sqlite;
using RadOps.Storage;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops register: verify, digest, key, backup, restore, export, import.</summary>
public sealed class RegisterCommandTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public RegisterCommandTests()
    {
        tool.File("lista.txt", "CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.\n");
        tool.File("site.yaml", "site: Röntgen\norganisation: RegionHalland\ncareUnit: Röntgen\nregister: sqlite:register.db\n");
        tool.Environment["RADOPS_SITE"] = "site.yaml";
        Assert.Equal(0, tool.Run("register", "import", "lista.txt").ExitCode);
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_register_is_certified_and_verified_without_any_configuration()
    {
        Assert.Equal(0, tool.Run("register", "key", "nyckel.pem").ExitCode);
        Assert.Equal(2, tool.Run("register", "key", "nyckel.pem").ExitCode);
        var (code, output, errors) = tool.Run("register", "digest", "--key", "nyckel.pem", "--to", "avtryck.txt");
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(output, File.ReadAllText(Path.Combine(tool.Folder, "avtryck.txt")));

        // Whoever verifies has a copy of the database, and no site file that works.
        tool.File("site.yaml", "nonsense: 1\n");
        (code, output, errors) = tool.Run("register", "verify", "register.db", "--digest", "avtryck.txt", "--public-key", "nyckel.pem.pub", "--output", "json");
        Assert.Equal((0, ""), (code, errors));
        using (var found = JsonDocument.Parse(output))
        {
            Assert.True(found.RootElement[0].GetProperty("Holds").GetBoolean());
            Assert.Contains("signed", found.RootElement[0].GetProperty("Digests")[0].GetString(), StringComparison.Ordinal);
        }

        Damage("UPDATE events SET operator = 'eva22' WHERE position = 1");
        (code, output, _) = tool.Run("register", "verify", "sqlite:register.db", "--digest", "avtryck.txt", "--output", "csv");
        Assert.Equal(1, code);
        Assert.Contains("EnvelopeHash;1;", output, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("register", "verify", "nothing.db").ExitCode);
        Assert.Equal(2, tool.Run("register", "verify", "register.db", "--digest", "lista.txt").ExitCode);
    }

    [Fact]
    public void A_register_is_backed_up_and_restored()
    {
        Assert.Contains("would be copied", tool.Run("register", "backup", "kopia.db", "--what-if").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "kopia.db")));
        Assert.Equal(0, tool.Run("register", "backup", "kopia.db").ExitCode);
        Assert.Equal(2, tool.Run("register", "restore", "kopia.db").ExitCode);
        Damage("UPDATE events SET operator = 'eva22' WHERE position = 1");
        Assert.Equal(1, tool.Run("register", "verify").ExitCode);
        var (code, output, errors) = tool.Run("register", "restore", "kopia.db", "--replace");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("The former register is now", output, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("register", "verify").ExitCode);
    }

    [Fact]
    public void Events_go_to_another_register_by_way_of_a_file()
    {
        Assert.Equal(0, tool.Run("register", "export", "h.ndjson").ExitCode);
        Assert.Equal(2, tool.Run("register", "export", "h.ndjson").ExitCode);
        Assert.Equal(0, tool.Run("register", "export", "h.ndjson", "--force").ExitCode);
        Assert.Contains("would be taken", tool.Run("register", "import", "h.ndjson", "--register", "sqlite:ny.db", "--what-if").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "ny.db")));
        Assert.Equal(0, tool.Run("register", "import", "h.ndjson", "--register", "sqlite:ny.db").ExitCode);
        Assert.Equal(0, tool.Run("register", "verify", "ny.db").ExitCode);

        // The patient's key came along: the same release is known in the new register.
        Assert.Contains("0 releases brought in, 1 known before", tool.Run("register", "import", "lista.txt", "--register", "sqlite:ny.db").Output, StringComparison.Ordinal);

        Assert.Equal(0, tool.Run("register", "export", "utan.ndjson", "--without-payloads").ExitCode);
        Assert.DoesNotContain("torax", File.ReadAllText(Path.Combine(tool.Folder, "utan.ndjson")), StringComparison.OrdinalIgnoreCase);
        var (code, _, errors) = tool.Run("register", "import", "utan.ndjson", "--register", "sqlite:annan.db");
        Assert.Equal(2, code);
        Assert.Contains("without payloads", errors, StringComparison.Ordinal);
    }

    private void Damage(string statement)
    {
        // Chooses the SQLite library, as the tool does in its own process.
        _ = RegisterFactory.Locate("register.db");
        using var connection = new SqliteConnection($"Data Source={Path.Combine(tool.Folder, "register.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER events_no_update; {statement}";
        command.ExecuteNonQuery();
    }
}
