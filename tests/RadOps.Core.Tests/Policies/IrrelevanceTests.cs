using RadOps.Core.Policies;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>An input that the routine does not ask about never changes anything.</summary>
public sealed class IrrelevanceTests
{
    private static readonly Dictionary<string, string[]> FactsOfField = new()
    {
        [nameof(ReleaseRequest.PatientId)] = ["Minor"],
        [nameof(ReleaseRequest.Medium)] = ["Medium", "AskedPhysical"],
        [nameof(ReleaseRequest.Delivery)] = ["Delivery", "AskedPhysical"],
        [nameof(ReleaseRequest.RegisterHitAcknowledged)] = ["RegisterHit"],
    };

    [Theory]
    [MemberData(nameof(LawTests.Organisations), MemberType = typeof(LawTests))]
    public void What_no_rule_of_the_section_tests_changes_nothing(string organisation)
    {
        var pack = BuiltIn.Catalog.For(organisation).Pack;
        var tested = pack.Sections.ToDictionary(section => section.Id, section => TestedIn(pack, section.Id));
        AnyRequest.Check(
            any =>
            {
                var request = any with { HumanDecision = HumanAnswer.Unknown };
                var section = Decide(organisation, request).Verdict.Section!;
                foreach (var (property, values) in RandomRequests.Fields)
                    if (property.Name != nameof(ReleaseRequest.HumanDecision) && !FactsOfField.GetValueOrDefault(property.Name, [property.Name]).Any(tested[section].Contains))
                        foreach (var value in values)
                            AssertSame(organisation, request, RandomRequests.With(request, property, value), property.Name);
            },
            reduced: 500);
    }

    [Theory]
    [InlineData(nameof(ReleaseRequest.ArchivedInBfr))]
    [InlineData(nameof(ReleaseRequest.BfrAccess))]
    [InlineData(nameof(ReleaseRequest.Situation))]
    [InlineData(nameof(ReleaseRequest.Purpose))]
    [InlineData(nameof(ReleaseRequest.TransferPurpose))]
    [InlineData(nameof(ReleaseRequest.PatientResidesAbroad))]
    [InlineData(nameof(ReleaseRequest.ProtectedIdentity))]
    [InlineData(nameof(ReleaseRequest.Deceased))]
    [InlineData(nameof(ReleaseRequest.PatientIdChecked))]
    [InlineData(nameof(ReleaseRequest.ProxyIdChecked))]
    [InlineData(nameof(ReleaseRequest.ProxyFormRecorded))]
    [InlineData(nameof(ReleaseRequest.MediumReason))]
    public void Halland_is_silent_about_it(string field) => AssertIrrelevant("RegionHalland", field, request => request);

    [Fact]
    public void In_Halland_a_connection_to_IEP_changes_the_way_and_nothing_else() => AnyRequest.Check(any =>
    {
        var decisions = new bool?[] { null, false, true }.Select(connected => Decide("RegionHalland", any with { IepConnected = connected })).ToList();
        _ = Assert.Single(decisions.Select(decision => (decision.Images, decision.Report, string.Join(' ', decision.Needs), string.Join(' ', decision.Flags))).Distinct());
    });

    [Theory]
    [InlineData(nameof(ReleaseRequest.OwnReferral))]
    [InlineData(nameof(ReleaseRequest.Relevant))]
    [InlineData(nameof(ReleaseRequest.TreatingClinicClosed))]
    [InlineData(nameof(ReleaseRequest.ClosureAttestedBy))]
    [InlineData(nameof(ReleaseRequest.OrderChannel))]
    [InlineData(nameof(ReleaseRequest.OrderingClinic))]
    [InlineData(nameof(ReleaseRequest.Orderer))]
    [InlineData(nameof(ReleaseRequest.Destination))]
    [InlineData(nameof(ReleaseRequest.MediaUnit))]
    public void Nu_is_silent_about_it(string field) => AssertIrrelevant("NuSjukvarden", field, request => request);

    /// <summary>NB1–NB9b: the patient is being cared for now, so neither consent nor age nor a protected identity stands in the way.</summary>
    [Theory]
    [InlineData(nameof(ReleaseRequest.Consent))]
    [InlineData(nameof(ReleaseRequest.HarmAssessment))]
    [InlineData(nameof(ReleaseRequest.PhysicianAdvice))]
    [InlineData(nameof(ReleaseRequest.PatientId))]
    [InlineData(nameof(ReleaseRequest.ProtectedIdentity))]
    [InlineData(nameof(ReleaseRequest.Deceased))]
    public void Nu_does_not_ask_about_it_where_a_hospital_cares_for_the_patient(string field)
    {
        AssertIrrelevant("NuSjukvarden", field, any => any with { TransferPurpose = TransferPurpose.None, Recipient = RecipientType.Hospital, RecipientLocation = RecipientLocation.InsideRegion });
        AssertIrrelevant("NuSjukvarden", field, any => any with { TransferPurpose = TransferPurpose.None, Recipient = RecipientType.Hospital, RecipientLocation = RecipientLocation.OutsideRegion, Situation = Situation.EmergencyWithPatient });
        AssertIrrelevant("NuSjukvarden", field, any => any with { TransferPurpose = TransferPurpose.None, Recipient = RecipientType.Hospital, RecipientLocation = RecipientLocation.Abroad, Situation = Situation.EmergencyWithPatient });
    }

    /// <summary>NB10–NB16: the Lathund is for others than the patient.</summary>
    [Theory]
    [InlineData(nameof(ReleaseRequest.Consent))]
    [InlineData(nameof(ReleaseRequest.HarmAssessment))]
    [InlineData(nameof(ReleaseRequest.ArchivedInBfr))]
    [InlineData(nameof(ReleaseRequest.BfrAccess))]
    public void Nu_does_not_ask_about_it_where_the_patient_is_the_recipient(string field) =>
        AssertIrrelevant("NuSjukvarden", field, any => any with { TransferPurpose = TransferPurpose.None, Recipient = RecipientType.Patient });

    private static void AssertIrrelevant(string organisation, string field, Func<ReleaseRequest, ReleaseRequest> about)
    {
        var (property, values) = RandomRequests.Fields.Single(other => other.Property.Name == field);
        AnyRequest.Check(
            any =>
            {
                var request = about(any with { HumanDecision = HumanAnswer.Unknown });
                foreach (var value in values)
                    AssertSame(organisation, request, RandomRequests.With(request, property, value), field);
            },
            reduced: 500);
    }

    private static void AssertSame(string organisation, ReleaseRequest one, ReleaseRequest other, string field)
    {
        var (before, after) = (Text(Decide(organisation, one)), Text(Decide(organisation, other)));
        Assert.True(before == after, $"{field} changed\n{before}\nto\n{after}");
    }

    private static ReleaseDecision Decide(string organisation, ReleaseRequest request) =>
        BuiltIn.Catalog.For(organisation).Decide(request, BuiltIn.Today, earlierRelease: true);

    private static string Text(ReleaseDecision decision) =>
        $"{decision.Images} {decision.Report} {decision.Route} {string.Join(' ', decision.Media)} {decision.MediumRefused} {decision.Fee} needs {string.Join(' ', decision.Needs)} duties {string.Join(' ', decision.Duties)} flags {string.Join(' ', decision.Flags)} rules {string.Join(' ', decision.Rules.Select(rule => rule.RuleId))}";

    /// <summary>The facts that some condition asks about: of any section, since they say which one it is, or of a rule in this one.</summary>
    private static HashSet<string> TestedIn(PolicyPack pack, string section)
    {
        var conditions = pack.Sections.Select(other => other.When)
            .Concat(from rule in pack.Rules
                    from clause in rule.Clauses
                    let sections = clause.In.Count > 0 ? clause.In : rule.Sections
                    where sections.Count == 0 || sections.Contains(section)
                    from condition in new[] { rule.When, clause.When }
                    select condition);
        return [nameof(ReleaseRequest.Items), .. conditions.SelectMany(condition => condition.Alternatives).SelectMany(terms => terms).Select(term => term.Fact)];
    }
}
