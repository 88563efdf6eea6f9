using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.Formats.Site;
using Xunit;

namespace RadOps.Formats.Tests.Site;

/// <summary>What a site file says of RIS, and what is wrong with it.</summary>
public sealed class RisSettingsTests
{
    private const string Whole = """
        site: S
        ris:
          view: postgres:Host=ris1;Database=ris;Username=radops;Password=${env:RADOPS_RIS}
          table: radops_reports
          columns: { accessionNumber: acc, studyInstanceUid: uid, signature: status, signedAt: signed, referrer: ref, patientId: pnr, amended: amended }
          statuses: { Final: [F, C], Preliminary: [P], Unsigned: [S, I] }
          hl7: hl7
        """;

    private static (SiteSettings Settings, IReadOnlyList<RadOpsException> Faults) Check(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("radops-test-").FullName, "site.yaml");
        try
        {
            File.WriteAllText(path, text);
            return SiteFile.Check(path);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void Every_key_is_read()
    {
        var (settings, faults) = Check(Whole);
        Assert.Empty(faults);
        Assert.Equal("postgres:Host=ris1;Database=ris;Username=radops;Password=${env:RADOPS_RIS}", settings.Ris.View);
        Assert.Equal("radops_reports", settings.Ris.Table);
        Assert.Equal(Enum.GetValues<RisColumn>(), settings.Ris.Columns.Keys.Order());
        Assert.Equal(["F", "C"], settings.Ris.Statuses[RisStatus.Final]);
        Assert.True(Path.IsPathFullyQualified(settings.Ris.Hl7!));
        Assert.Null(settings.Ris.Hl7Accession);
    }

    [Theory]
    [InlineData("table: radops_reports", "table: 'reports; DROP TABLE x'", "letters, digits and _ alone")]
    [InlineData("signature: status", "signature: 'a\" b'", "letters, digits and _ alone")]
    [InlineData("signature: status, ", "", "'columns: signature'")]
    [InlineData("accessionNumber: acc, ", "accession: acc, ", "no key 'accession'")]
    [InlineData("Unsigned: [S, I]", "Unsigned: [S, f]", "The status 'F' stands both under Unsigned and under Final")]
    [InlineData("Unsigned: [S, I]", "Osignerad: [S, I]", "no key 'Osignerad'")]
    [InlineData("hl7: hl7", "hl7Accession: OBR-4", "OBR-2, OBR-3, OBR-18")]
    public void What_is_wrong_is_told_with_its_place(string right, string wrong, string told)
    {
        var (_, faults) = Check(Whole.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Message.Contains(told, StringComparison.Ordinal) && fault.Message.StartsWith("site.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_password_in_clear_is_refused_and_not_repeated()
    {
        var fault = Assert.Single(Check(Whole.Replace("${env:RADOPS_RIS}", "hemligt", StringComparison.Ordinal)).Faults);
        Assert.Equal("SiteSecretInFile", fault.Code);
        Assert.DoesNotContain("hemligt", fault.Message);
    }
}
