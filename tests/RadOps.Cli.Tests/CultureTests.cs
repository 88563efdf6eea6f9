using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops on machines with other languages, and on one that has no language data at all.</summary>
public sealed class CultureTests : IDisposable
{
    private const string SqlServer = "sqlserver:Server=tcp:127.0.0.1,1;Database=RadOps;User ID=radops;Password=hemligt;Connect Timeout=5";

    private readonly ToolProcess tool = new();

    public CultureTests()
    {
        var rows = Enumerable.Range(1, 3).Select(number => $"R{number};RegionHalland;19701063-2391;Patient;Written;Final;Åsa {number}\n");
        tool.File("orders.csv", "RequestId;Organisation;PatientId;Recipient;Consent;Signature;Kommentar\n" + string.Concat(rows) + "R;RegionHalland;19701063-2391;Patient;kanske;Final;\n");
        tool.File("lista.txt", string.Concat(Enumerable.Range(1, 1_100).Select(number => $"CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson {number}, Medicinmott HSV.\n")));
        tool.File("ris.csv", "RequestId;Recipient;PatientId;AccessionNumber\nR1;Hospital;19121212-1212;A1\n");
        tool.File("site.yaml", $$"""
            site: S
            organisation: RegionHalland
            careUnit: Röntgen
            register: sqlite:register.db
            ris:
              view: "sqlserver:Server=tcp:127.0.0.1,1;Database=RadOps;Integrated Security=true"
              table: dbo.Svar
              columns: { accessionNumber: Accnr, signature: Status }
              statuses: { Final: [F] }
            """);
        tool.Environment["RADOPS_SITE"] = "site.yaml";
    }

    public void Dispose() => tool.Dispose();

    /// <summary>Swedish has another decimal sign, separator of thousands and minus, Thai counts years by another era.</summary>
    [Fact]
    public void What_it_says_is_the_same_in_every_language()
    {
        var plain = Everything(tool.Run);
        Assert.Contains("1,100 releases", plain, StringComparison.Ordinal);
        foreach (var language in new[] { "sv_SE.UTF-8", "th_TH.UTF-8" })
        {
            foreach (var variable in new[] { "LC_ALL", "LANG", "LANGUAGE" })
                tool.Environment[variable] = language;
            Assert.Equal(plain, Everything(tool.Run));
        }
    }

    [Fact]
    public void Without_language_data_it_works_and_says_what_a_register_on_SQL_Server_needs()
    {
        var plain = Everything(tool.Run);
        Assert.Equal(plain, Everything(tool.RunWithoutLanguageData));

        // That the data is there in the one run, and not in the other, is told by SQL Server's client.
        var (code, output, errors) = tool.Run("register", "verify", SqlServer);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("does not answer", errors, StringComparison.Ordinal);
        AssertNeedsLanguageData(tool.RunWithoutLanguageData("register", "verify", SqlServer));
        AssertNeedsLanguageData(tool.RunWithoutLanguageData("resolve", "ris.csv"));
    }

    /// <summary>Images for containers often set it.</summary>
    [Fact]
    public void Where_the_environment_turns_language_data_off_it_says_so_too()
    {
        tool.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        AssertNeedsLanguageData(tool.Run("register", "verify", SqlServer));
        AssertNeedsLanguageData(tool.Run("resolve", "ris.csv"));
        Assert.Equal(0, tool.Run("register", "import", "lista.txt").ExitCode);
    }

    private static void AssertNeedsLanguageData((int ExitCode, string Output, string Errors) result)
    {
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("SQL Server tcp:127.0.0.1,1/RadOps cannot be reached from a program that runs without the operating system's language data (ICU). Install it", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", result.Errors, StringComparison.Ordinal);
    }

    private string Everything(Func<string[], (int ExitCode, string Output, string Errors)> run)
    {
        File.Delete(Path.Combine(tool.Folder, "register.db"));
        return string.Join('\n', new[] { new[] { "check", "orders.csv", "--output", "json" }, ["register", "import", "lista.txt"], ["register", "verify"] }.Select(run));
    }
}
