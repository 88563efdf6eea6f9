using System.Text.Json;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Cells;
using RadOps.Core.Policies.Comparison;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies.Comparison;

public sealed class PolicyComparisonTests
{
    private const string Table = "table:\n  axes: { Recipient: [Patient, Physiotherapist, Hospital], Consent: [None, Verbal, Written, VerbalViaOrderer] }\n";
    private const string Allowed = "  - { rule: T-1, quote: får, line: 1, images: Allow, report: Allow, route: Media, media: Usb, duties: ReferralNote }\n";
    private const string Consent = "  - { rule: T-2, quote: samtycke, line: 2, when: { Recipient: Physiotherapist, Consent: None }, needs: Consent.Verbal }\n";

    [Fact]
    public void The_same_pack_differs_nowhere()
    {
        var comparison = Compare(Allowed + Consent, Allowed + Consent);
        Assert.Empty(comparison.CompareCells());
        Assert.Empty(comparison.UnseenRules);
        Assert.True(comparison.CellCount > 500);
        Assert.Equal(0, comparison.ChangedCellCount);
    }

    [Fact]
    public void A_stricter_rule_is_told_once_with_what_was_what_is_and_who_says_so()
    {
        var comparison = Compare(Allowed + Consent, Allowed + Consent.Replace("Consent: None", "Consent: { not: Written }", StringComparison.Ordinal));
        var difference = Assert.Single(comparison.CompareCells());
        Assert.Equal((2, "Recipient: Physiotherapist, Consent: [Verbal, VerbalViaOrderer]", ""), (difference.Cells, difference.Where, difference.Factor));
        Assert.Equal("Outcome Allow → Needs; Images Allow → Needs; Report Allow → Needs; Needs +Consent.Verbal", difference.Change);
        Assert.Equal((DecisionOutcome.Allow, DecisionOutcome.Needs), (difference.Before.Outcome, difference.After.Outcome));
        Assert.Equal(["Consent.Verbal"], difference.After.Needs);
        Assert.Equal((MediumType.Usb, FeeKind.NotStated, ReleaseRoute.Media), (Assert.Single(difference.Before.Media), difference.Before.Fee, difference.Before.Route));
        Assert.Empty(difference.RulesBefore);
        Assert.Equal(["T-2:2"], difference.RulesAfter);
        // Beside the table there are more of them, but nothing that the table has not told.
        Assert.True(comparison.ChangedCellCount > 50);
        Assert.Empty(comparison.UnseenRules);
    }

    [Fact]
    public void What_the_table_does_not_show_is_told_by_the_fact_that_it_takes()
    {
        var differences = Compare(Allowed, Allowed + "  - { rule: T-3, quote: spärr, line: 3, when: { Blocked: yes }, hold: yes }\n").CompareCells().ToList();
        var difference = Assert.Single(differences);
        Assert.Equal((12, "Blocked: yes", "Blocked"), (difference.Cells, difference.Where, difference.Factor));
        Assert.Equal(["T-3:3"], difference.RulesAfter);
    }

    [Fact]
    public void Beside_the_table_a_change_for_images_or_report_that_the_table_does_not_show_is_told_even_by_the_same_rule()
    {
        var after = Allowed + "  - { rule: T-2, quote: samtycke, line: 2, clauses: [ { when: { Recipient: Physiotherapist, Consent: None }, needs: Relevance }, { when: { Recipient: Physiotherapist, Consent: None, Deceased: yes }, refuse: yes } ] }\n";
        var differences = Compare(Allowed + Consent, after).CompareCells().ToList();
        Assert.Equal(["", "Deceased"], differences.Select(difference => difference.Factor));
        Assert.Equal("Needs −Consent.Verbal +Relevance", differences[0].Change);
        Assert.StartsWith("Outcome Needs → Deny; Images Needs → Deny", differences[1].Change);
    }

    [Fact]
    public void Rules_on_both_sides_are_those_that_are_gone_come_or_say_something_else()
    {
        var difference = Assert.Single(Compare(
            "  - { rule: T-1, quote: får, line: 1, images: Allow, route: Media, media: Usb }\n  - { rule: T-4, quote: båda, line: 4, report: Deny }\n",
            "  - { rule: T-1, quote: får inte, line: 1, images: Deny }\n  - { rule: T-4, quote: båda, line: 4, report: Deny }\n").CompareCells(), difference => difference.Factor.Length == 0);
        Assert.Equal((12, ""), (difference.Cells, difference.Where));
        Assert.Equal(["T-1:1"], difference.RulesBefore);
        Assert.Equal(["T-1:1"], difference.RulesAfter);
    }

    [Fact]
    public void A_rule_that_changed_and_that_no_cell_shows_is_named()
    {
        var comparison = Compare(
            Allowed,
            Allowed + "  - { rule: T-5, quote: sällan, line: 5, when: { Blocked: yes, Deceased: yes, Minor: yes }, hold: yes }\n");
        Assert.Empty(comparison.CompareCells());
        Assert.Equal(["T-5"], comparison.UnseenRules);
    }

    [Fact]
    public void Rules_are_the_same_wherever_they_stand_in_the_file() =>
        Assert.Empty(Compare(Allowed + Consent, "# Flyttat.\n" + Allowed + "\n\n" + Consent).UnseenRules);

    [Fact]
    public void One_pack_on_two_days_differs_by_the_rules_that_began_or_ended_between_them()
    {
        var policy = BuiltIn.Halland;
        var comparison = new PolicyComparison(policy, new(2026, 6, 15), policy, new(2026, 6, 16));
        var differences = comparison.CompareCells().ToList();
        Assert.Contains(differences, difference => difference.Change.StartsWith("Outcome Open → Allow", StringComparison.Ordinal) && difference.RulesAfter.Contains("H-06:28"));
        Assert.All(differences.Where(difference => difference.Factor.Length == 0), difference => Assert.Contains("H-06:28", difference.RulesBefore));
        Assert.Empty(comparison.UnseenRules);
        Assert.Empty(new PolicyComparison(policy, new(2026, 6, 16), policy, new(2026, 11, 21)).CompareCells());
    }

    [Fact]
    public void Two_packs_with_tables_of_their_own_are_compared_on_the_cells_of_both()
    {
        // C48: Halland never gives a report to the patient, NU does.
        var toPatient = new PolicyComparison(BuiltIn.Halland, BuiltIn.Today, BuiltIn.Nu, BuiltIn.Today).CompareCells()
            .First(difference => difference.Where.StartsWith("Recipient: Patient", StringComparison.Ordinal) && difference.Change.Contains("Report Deny → Needs", StringComparison.Ordinal));
        Assert.Contains("H-14:39", toPatient.RulesBefore);
        Assert.Contains("N-03:5", toPatient.RulesAfter);
        Assert.Equal([11_664, 25_920], CellTable.Of(BuiltIn.Halland.Pack, BuiltIn.Nu.Pack).Select(table => table.Grids[0].Count));
        Assert.Single(CellTable.Of(BuiltIn.Halland.Pack, BuiltIn.Halland.Pack));
    }

    [Fact]
    public void Packs_without_a_table_cannot_be_compared()
    {
        var policy = Packs.Compile("rules: []");
        Assert.Equal("PolicyTableMissing", Assert.Throws<RadOpsException>(() => new PolicyComparison(policy, BuiltIn.Today, policy, BuiltIn.Today).CompareCells().ToList()).Code);
        Assert.NotEmpty(new PolicyComparison(policy, BuiltIn.Today, Compile(Allowed), BuiltIn.Today).CompareCells());
    }

    [Fact]
    public void Past_releases_that_would_be_decided_otherwise_are_listed_without_the_patient()
    {
        using var store = new MemoryRegister();
        Record(store, "R-1", Request(ConsentForm.Verbal), Compile(Allowed + Consent));
        Record(store, "R-2", Request(ConsentForm.Written), Compile(Allowed + Consent));
        Record(store, "R-3", Request(ConsentForm.Verbal) with { Recipient = RecipientType.Hospital }, Compile(Allowed + Consent));
        var comparison = Compare(Allowed + Consent, Allowed + Consent.Replace("Consent: None", "Consent: { not: Written }", StringComparison.Ordinal));
        var difference = Assert.Single(comparison.CompareReleases(store));
        Assert.Equal(("R-1", "Ö-17", BuiltIn.Today), (difference.ExportId, difference.RequestId, difference.DecidedFor));
        Assert.Equal("Outcome Allow → Needs; Images Allow → Needs; Report Allow → Needs; Needs +Consent.Verbal", difference.Change);
        Assert.Equal((DecisionOutcome.Allow, DecisionOutcome.Needs), (difference.Before.Outcome, difference.After.Outcome));
        Assert.Equal(["T-2:2"], difference.RulesAfter);
        Assert.Equal(3, comparison.ReleaseCount);
        Assert.DoesNotMatch("18-?9876", JsonSerializer.Serialize(difference));
    }

    [Fact]
    public void A_register_of_any_length_is_read_as_it_comes()
    {
        using var store = new EndlessRegister();
        Record(store.Events, "R-1", Request(ConsentForm.Verbal), Compile(Allowed + Consent));
        var comparison = Compare(Allowed + Consent, Allowed + Consent.Replace("Consent: None", "Consent: { not: Written }", StringComparison.Ordinal));
        Assert.Equal(10_000, comparison.CompareReleases(store).Take(10_000).Count(difference => difference.ExportId == "R-1"));
        Assert.Equal(10_000, comparison.ReleaseCount);
    }

    [Fact]
    public void A_release_is_decided_anew_with_its_facts_as_they_were_then()
    {
        // A child when it was released, seventeen days before turning eighteen; with an earlier release acknowledged; and decided by a human.
        const string Rules = Allowed + "  - { rule: T-6, quote: barn, line: 6, when: { Minor: yes }, hold: yes }\n  - { rule: T-7, quote: igen, line: 7, when: { RegisterHit: none }, fee: None }\n";
        var request = Request(ConsentForm.Written) with
        {
            PatientId = RandomRequests.Born("20081208"),
            RegisterHitAcknowledged = true,
            HumanDecision = HumanAnswer.Release,
            DecidedBy = "Överläkare Berg",
            DecidedAt = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero),
            Basis = "Vårdnadshavarens begäran",
        };
        using var store = new MemoryRegister();
        Record(store, "R-1", request, Compile(Rules), earlierRelease: true);
        var (before, after) = (Compile(Rules), Compile(Rules));
        var later = new PolicyComparison(before, BuiltIn.Today, after, BuiltIn.Today.AddYears(1));
        Assert.Empty(later.CompareReleases(store));
        Assert.Equal(1, later.ReleaseCount);
    }

    [Fact]
    public void Other_organisations_releases_and_imported_ones_are_left_alone()
    {
        using var store = new MemoryRegister();
        var register = new ReleaseRegister(store, TimeProvider.System, new OperatorContext("sve11", "Röntgen"));
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep), "R-1", ReleaseOrigin.Export));
        register.Import(RegisterLineReader.Read("CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.", 1, BuiltIn.Today).Releases.Select(line => new ImportedRelease { Line = line, Organisation = "Test" }));
        var comparison = Compare(Allowed, Consent);
        Assert.Empty(comparison.CompareReleases(store));
        Assert.Equal(0, comparison.ReleaseCount);
    }

    /// <summary>A register that goes on for ever.</summary>
    private sealed class EndlessRegister : IRegisterStore
    {
        internal MemoryRegister Events { get; } = new();

        public string Location => Events.Location;

        public bool IsShared => true;

        public ReadOnlyMemory<byte> SubjectSecret => Events.SubjectSecret;

        public RegisterHead ReadHead() => Events.ReadHead();

        public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => Events.Append(events, cancellationToken);

        public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default)
        {
            while (true)
                foreach (var item in Events.Read(query, cancellationToken))
                    yield return item;
        }

        public void Dispose() => Events.Dispose();
    }

    private static ReleaseRequest Request(ConsentForm consent) => new()
    {
        RequestId = "Ö-17",
        Organisation = "Test",
        PatientId = Core.Identity.PatientId.Parse(Decisions.Patient, BuiltIn.Today),
        Examination = "CT torax",
        Recipient = RecipientType.Physiotherapist,
        Consent = consent,
        Orderer = "19811218-9876",
    };

    private static void Record(IRegisterStore store, string exportId, ReleaseRequest request, ReleasePolicy policy, bool earlierRelease = false) =>
        new ReleaseRegister(store, TimeProvider.System, new OperatorContext("sve11", "Röntgen")).Record(ReleaseRecord.From(policy.Decide(request, BuiltIn.Today, earlierRelease), exportId, ReleaseOrigin.Export));

    private static PolicyComparison Compare(string before, string after) => new(Compile(before), BuiltIn.Today, Compile(after), BuiltIn.Today);

    private static ReleasePolicy Compile(string rules) => Packs.Compile($"rules:\n{rules}{Table}");
}
