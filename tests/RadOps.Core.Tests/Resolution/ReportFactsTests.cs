using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Resolution;

/// <summary>What a row or a message says of a report comes to facts of the request, or to none.</summary>
public sealed class ReportFactsTests
{
    private static readonly PatientId Patient = PatientId.Unverified("191212121212");
    private static readonly DateTimeOffset Signed = new(2026, 6, 8, 14, 30, 0, TimeSpan.FromHours(2));

    private static readonly ReportStatement Final = new()
    {
        Source = "RIS-vyn prov",
        Patients = [Patient],
        Signatures = [SignatureStatus.Final],
        SignedAt = Signed,
        Referrers = ["Vårdcentralen Björken"],
        StudyInstanceUid = "1.2.3",
    };

    private static SourceAnswer Answer(ReleaseRequest request, params ReportStatement[] statements) => ReportFacts.Answer(request, "RIS-vyn prov", statements);

    [Fact]
    public void States_signature_time_and_study_and_tells_who_referred()
    {
        var answer = Answer(new() { PatientId = Patient }, Final);
        Assert.Equal([("Signature", SignatureStatus.Final), ("SignedAt", Signed), ("StudyInstanceUid", (object)"1.2.3")], answer.Facts.Select(fact => (fact.Column, fact.Value)));
        Assert.Equal("Referrer=Vårdcentralen Björken (RIS-vyn prov)", Assert.Single(answer.Told).ToString());
    }

    [Fact]
    public void Nothing_is_taken_of_another_patients_report_and_no_number_is_told()
    {
        var answer = Answer(new() { PatientId = PatientId.Unverified("197010632391") }, Final);
        Assert.Empty(answer.Facts);
        Assert.Empty(answer.Told);
        Assert.Equal("PatientId", Assert.Single(answer.Disputes).Column);
        Assert.DoesNotContain("1212", $"{answer.Disputes[0]} {answer.Problems[0]}");
        Assert.Equal("PatientMismatch", Assert.Single(answer.Problems).Code);
    }

    [Fact]
    public void Nothing_is_taken_of_a_report_that_names_no_patient_where_it_should()
    {
        var answer = Answer(new() { PatientId = Patient }, Final with { Patients = [] });
        Assert.Empty(answer.Facts);
        Assert.Equal("PatientNotNamed", Assert.Single(answer.Problems).Code);
        Assert.NotEmpty(Answer(new() { PatientId = Patient }, Final with { Patients = null }).Facts);
    }

    [Fact, Requirement("H-19")]
    public void The_one_who_referred_and_receives_has_referred_and_of_nobody_is_it_said_that_they_have_not()
    {
        var recipient = new ReleaseRequest { RecipientName = new PersonName("vårdcentralen björken"), Recipient = RecipientType.Chiropractor };
        Assert.Contains(Answer(recipient, Final).Facts, fact => fact is { Column: "OwnReferral", Value: true });
        foreach (var other in new[] { Final with { Referrers = ["Någon annan"] }, Final with { Referrers = [] } })
            Assert.DoesNotContain(Answer(recipient, other).Facts, fact => fact.Column == "OwnReferral");
        Assert.DoesNotContain(Answer(recipient, Final, Final with { Referrers = ["Någon annan"] }).Facts, fact => fact.Column == "OwnReferral");
        Assert.DoesNotContain(Answer(recipient with { Recipient = RecipientType.Patient }, Final).Facts, fact => fact.Column == "OwnReferral");
    }

    [Fact]
    public void An_amended_report_is_flagged() => Assert.Equal([ResolutionFlags.ReportAmended], Answer(new(), Final with { IsAmended = true }).Flags);

    [Fact]
    public void The_time_of_a_preliminary_signature_is_not_that_of_the_definitive_one() =>
        Assert.DoesNotContain(Answer(new(), Final with { Signatures = [SignatureStatus.Preliminary] }).Facts, fact => fact.Column == "SignedAt");

    [Fact]
    public async Task Rows_that_differ_are_disputed()
    {
        await using var resolver = new RequestResolver([new ScriptedSource(request => Answer(request, Final, Final with { Signatures = [SignatureStatus.Unsigned] }))], TimeProvider.System);
        var resolved = (await resolver.ResolveAsync([new()], TestContext.Current.CancellationToken))[0];
        Assert.Equal("Signature: Final (RIS-vyn prov), Unsigned (RIS-vyn prov)", Assert.Single(resolved.Disputes).ToString());
    }
}
