using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Hostile and odd files by the hundred, each with the exact outcome that is wanted of it.</summary>
public sealed class HostileCorpusTests
{
    public static TheoryData<string> Titles => [.. OddFile.All.Keys];

    [Fact]
    public void There_are_at_least_two_hundred() => Assert.True(OddFile.All.Count >= 200, $"{OddFile.All.Count}");

    [Theory]
    [MemberData(nameof(Titles))]
    [Requirement("F-18", "F-19", "F-22", "C38", "C39", "C54")]
    public void Its_outcome_is_what_is_wanted(string title)
    {
        var odd = OddFile.All[title];
        var file = odd.Make();

        var inspection = Inspected.Of(file, odd.Name);

        Assert.Equal(odd.Expected, inspection.Line());
        Assert.Equal(inspection.Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? FileRoute.None : inspection.Format == PatientFileFormat.Pdf ? FileRoute.Earchive : FileRoute.Picsara, inspection.ProposedRoute);
        Assert.Equal((file.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))), (inspection.Length, inspection.Sha256));
        Assert.All(inspection.Findings, finding => Assert.True(finding.Offset is null || (finding.Offset >= 0 && finding.Offset <= file.Length), $"{finding.Code} at {finding.Offset}"));
        Assert.All(inspection.Findings, finding => Assert.DoesNotContain("{0}", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_finding_that_there_is_comes_of_some_file_and_says_it_in_swedish()
    {
        var found = OddFile.All.Values.SelectMany(odd => odd.Expected[(odd.Expected.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        // Those that are about a list, a scanner, the file system or a camera are proved in tests of their own.
        string[] elsewhere = [nameof(FileFindingCode.KnownBad), nameof(FileFindingCode.ScannerFound), nameof(FileFindingCode.ScannerFailed), nameof(FileFindingCode.NotRegularFile), nameof(FileFindingCode.SerialNumber)];
        Assert.Empty(Enum.GetNames<FileFindingCode>().Except(found).Except(elsewhere));
        Assert.All(Enum.GetValues<FileFindingCode>(), code =>
        {
            var (severity, text) = FindingTexts.Of(code);
            Assert.Matches("^[A-ZÅÄÖ].*[.]$", text);
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.True(severity == FindingSeverity.Information || text.Count(c => c == '.') >= 2 || text.Contains(';', StringComparison.Ordinal) || code is FileFindingCode.ExtraData, $"{code} does not say what to do");
        });
    }
}
