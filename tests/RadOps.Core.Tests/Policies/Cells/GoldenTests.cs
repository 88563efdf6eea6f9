using RadOps.Core.Policies;
using RadOps.Core.Policies.Cells;
using Xunit;

namespace RadOps.Core.Tests.Policies.Cells;

/// <summary>No cell of any pack changes its answer unless somebody has seen it and written the golden files anew.</summary>
public sealed class GoldenTests
{
    private const int Most = 60;

    public static TheoryData<string> Organisations => [.. DecidingPacks.All.Select(policy => policy.Organisation)];

    [Theory]
    [MemberData(nameof(Organisations))]
    public void Every_cell_is_decided_as_it_was(string organisation)
    {
        var policy = DecidingPacks.All.Single(policy => policy.Organisation == organisation);
        var now = GoldenTable.Of(policy, BuiltIn.Today);
        if (Environment.GetEnvironmentVariable(Golden.Folder) is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{policy.Id}.txt"), string.Concat(now.Lines.Select(line => line + '\n')));
            return;
        }

        var path = Path.Combine(AppContext.BaseDirectory, "golden", $"{policy.Id}.txt");
        Assert.True(File.Exists(path), $"There is no golden file for {policy.Id}. ./build.sh golden writes it.");
        var differences = GoldenTable.Differences(GoldenTable.Read(path), now, CellTable.Of(policy.Pack)!.Grids[0]);
        Assert.True(differences.Count == 0, $"{policy.Id} is decided otherwise than golden/{policy.Id}.txt says. If that is meant, ./build.sh golden writes it anew.\n{string.Join('\n', differences.Take(Most))}{(differences.Count > Most ? $"\n… and {differences.Count - Most} more" : "")}");
    }

    [Fact]
    public void A_change_is_told_as_few_boxes_of_cells_with_what_was_and_what_is()
    {
        Assert.Empty(Differences(Small(), Small()));
        var differences = Differences(Small(), Small(consent: "{ not: Written }"));
        Assert.Equal("6 cells: Recipient: Physiotherapist, Consent: [Verbal, VerbalViaOrderer]: Outcome Allow → Needs; Images Allow → Needs; Report Allow → Needs; Needs +Consent.Verbal; Rules +T-2:2", differences[0]);
        Assert.All(differences.Skip(1), line => Assert.StartsWith("and beside the table: ", line));
    }

    [Fact]
    public void A_change_beside_the_table_is_told_by_what_it_takes()
    {
        const string Blocked = "\n  - { rule: T-4, quote: spärrad, line: 4, when: { Blocked: yes }, exceptionTo: T-1, images: Open }";
        Assert.Equal(["with Recipient: [Patient, Hospital], Blocked: yes: Outcome Allow → Partial; Images Allow → Open; Route Media → Paper; Media Usb → –; Rules +T-4:4"], Differences(Small(), Small(more: Blocked)).Where(line => !line.Contains("Physiotherapist", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_with_other_axes_is_told_as_such() =>
        Assert.Equal("The table is another one: 36 cells are gone, 12 are new.", Differences(Small(), Small(axes: ""))[0]);

    private static IReadOnlyList<string> Differences(ReleasePolicy was, ReleasePolicy now) =>
        GoldenTable.Differences(GoldenTable.Of(was, BuiltIn.Today), GoldenTable.Of(now, BuiltIn.Today), CellTable.Of(now.Pack)!.Grids[0]);

    private static ReleasePolicy Small(string consent = "None", string axes = ", Signature: [Unsigned, Preliminary, Final]", string more = "") => Packs.Compile(
        $$"""
        table:
          axes: { Recipient: [Patient, Physiotherapist, Hospital], Consent: [None, Verbal, Written, VerbalViaOrderer]{{axes}} }
        rules:
          - { rule: T-1, quote: får, line: 1, images: Allow, report: Allow, route: Media, media: Usb }
          - { rule: T-2, quote: samtycke, line: 2, when: { Recipient: Physiotherapist, Consent: {{consent}} }, needs: Consent.Verbal }{{more}}
        """);
}
