using RadOps.Core.Policies;
using RadOps.Core.Policies.Cases;
using RadOps.Formats.Csv;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Cases of a site's own: a file of requests and of what is to be decided.</summary>
public sealed class ReleaseCaseTests : IDisposable
{
    private static readonly ReleasePolicy Policy = Packs.Compile(
        """
        rules:
          - { rule: T-1, quote: a, line: 1, images: Allow, report: Allow, route: Media, media: Usb, duties: [ReferralNote, RegisterEntry] }
          - { rule: T-2, quote: b, line: 2, when: { Medium: Cd }, refuseMedium: yes }
          - { rule: T-3, quote: c, line: 3, when: { Blocked: yes }, exceptionTo: T-1, images: Deny }
          - { rule: T-4, quote: d, line: 4, when: { Blocked: yes, Deceased: yes }, exceptionTo: T-1, images: Open }
        """);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ExpectedOutcome", "Allow")]
    [InlineData("ExpectedOutcome", "allow")]
    [InlineData("ExpectedImages", "")]
    [InlineData("ExpectedMedia", "Usb")]
    [InlineData("ExpectedMediumRefused", "")]
    [InlineData("ExpectedMediumRefused", "nej")]
    [InlineData("ExpectedNeeds", "")]
    [InlineData("ExpectedDuties", "RegisterEntry, ReferralNote")]
    [InlineData("ExpectedRules", "")]
    [InlineData("ExpectedRules", "T-1")]
    [InlineData("ExpectedRules", "T-1:1")]
    [InlineData("ExpectedPolicyStatus", "Undated")]
    public void What_is_decided_as_expected_passes(string column, string expected)
    {
        var result = Check($"Recipient;{column}", $"Clinic;{expected}");
        Assert.Empty(result.Differences);
        Assert.True(result.Passed);
    }

    [Theory]
    [InlineData("ExpectedOutcome", "Open", "Outcome: expected Open, was Allow")]
    [InlineData("ExpectedMedia", "", "Media: expected nothing, was Usb")]
    [InlineData("ExpectedMediumRefused", "ja", "MediumRefused: expected ja, was nej")]
    [InlineData("ExpectedNeeds", "Delivery", "Needs: expected Delivery, was nothing")]
    [InlineData("ExpectedDuties", "RegisterEntry", "Duties: expected RegisterEntry, was ReferralNote RegisterEntry")]
    [InlineData("ExpectedRules", "T-1:2", "Rules: expected T-1:2, was T-1:1")]
    [InlineData("ExpectedRules", "T-1 T-2", "Rules: expected T-1 T-2, was T-1:1")]
    public void What_is_decided_otherwise_is_told_by_property(string column, string expected, string told) =>
        Assert.Equal(told, Assert.Single(Check($"Recipient;{column}", $"Clinic;{expected}").Differences).ToString());

    [Fact]
    public void A_case_bears_its_row_its_name_and_its_day()
    {
        var result = Check("Case;AsOf;Mottagare;EarlierRelease;ExpectedMediumRefused;Medium", "En CD;2026-01-15;klinik;nej;ja;Cd");
        Assert.Equal((2, "En CD", new DateOnly(2026, 1, 15), true), (result.Row, result.Name, result.Decision!.AsOf, result.Passed));
    }

    [Fact]
    public void A_pack_that_contradicts_itself_there_fails_the_case()
    {
        var result = Check("Recipient;Blocked;Deceased;ExpectedImages", "Clinic;ja;ja;Deny");
        Assert.Null(result.Decision);
        Assert.Contains("T-3 and T-4", Assert.Single(result.Differences).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_told_and_the_others_are_checked()
    {
        var failures = new List<RadOpsException>();
        var cases = Read("Recipient;AsOf;EarlierRelease;ExpectedImages", failures, "Clinic;igår;;Allow", "Klinik;;kanske;Allow", "Ingen alls;;;Allow", "Clinic;;;Allow").ToList();
        Assert.Equal(5, Assert.Single(cases).Row);
        Assert.Equal(
            ["row 2, column AsOf", "row 3, column EarlierRelease", "row 4, column Recipient"],
            failures.Select(failure => failure.Message[failure.Message.IndexOf("row ", StringComparison.Ordinal)..].Split(':')[0]));
    }

    [Theory]
    [InlineData("Recipient", "CasesExpectNothing")]
    [InlineData("Recipient;ExpectedImage", "CasesExpectUnknown")]
    public void A_file_that_expects_nothing_or_what_there_is_not_is_refused(string header, string code) =>
        Assert.Equal(code, Assert.Throws<RadOpsException>(() => Read(header, []).ToList()).Code);

    private CaseResult Check(string header, string row) => Assert.Single(Read(header, [], row)).Check(Policy, new(2026, 11, 21));

    private IEnumerable<ReleaseCase> Read(string header, List<RadOpsException> failures, params string[] rows)
    {
        var path = Path.Combine(folder.Path, "fall.csv");
        File.WriteAllLines(path, rows.Prepend(header));
        return ReleaseCaseCsv.Read(path, new(new(2026, 11, 21), TimeZoneInfo.Utc, "Test"), failures.Add);
    }
}
