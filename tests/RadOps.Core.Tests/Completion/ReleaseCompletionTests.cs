using RadOps.Core.Audit;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Completion;

/// <summary>The end of the chain: what people say they did, what the routine lets out, and when a release is over.</summary>
public sealed class ReleaseCompletionTests : IDisposable
{
    private const CompletedSteps Ready = CompletedSteps.MediumMade | CompletedSteps.LabelApplied;

    private readonly ChainBench bench = new();

    public void Dispose() => bench.Dispose();

    private string Refused(string exportId, HandOver handOver, CompletedSteps steps = Ready | CompletedSteps.PrePrintedEnvelope) =>
        Assert.Throws<RadOpsException>(() => bench.Completion.Complete(exportId, handOver, steps)).Code;

    // That months go by without a spot check is not what these releases are about.
    private IReadOnlyList<AuditFinding> Audit() => [.. ReleaseAudit.Run(bench.Store, bench.Clock).Findings.Where(finding => finding.Code != AuditCodes.SampleMissing)];

    [Fact]
    [Requirement("N-12", "N-16", "N-37", "N-38", "N-44")]
    public void A_letter_to_the_patient_is_noted_as_the_routine_says_and_closed_when_all_is_done()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.Post));
        Assert.Equal((ReleaseStatus.Ready, null), (made.Status, made.HandedOver));
        Assert.Contains(DutyTable.MakeTheMedium, made.OpenDuties);

        var sent = bench.Completion.Complete(
            made.ExportId, new(HandOverKind.Posted) { Address = AddressType.Registered }, Ready | CompletedSteps.PrePrintedEnvelope | CompletedSteps.InvoiceBasisSent);
        var note = Assert.Single(sent.Notes);
        Assert.Equal("Bränt CD och skickat till patienten, skickat fakturaunderlag till fakturaenheten.", note.Text);
        Assert.Equal((ReleaseStatus.Released, "ReferralNote", HandOverKind.Posted), (sent.Status, Assert.Single(sent.OpenDuties), sent.HandOver));
        Assert.False(note.IsPasted);

        var pasted = Assert.Single(bench.Completion.MarkPasted(made.ExportId));
        Assert.Equal(("sve11", true), (pasted.PastedBy, pasted.IsPasted));
        Assert.Equal(ReleaseStatus.Closed, bench.Register.Get(made.ExportId).Status);
        Assert.Equal("ReleaseClosed", Assert.Throws<RadOpsException>(() => bench.Completion.Complete(made.ExportId, null, CompletedSteps.MediumMade)).Code);
        bench.Clock.Now += TimeSpan.FromDays(100);
        Assert.Empty(Audit());
    }

    [Fact]
    [Requirement("N-39", "N-40")]
    public void A_patient_who_picks_it_up_shows_a_valid_identity_document()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.PickUp));
        Assert.Equal("ReleaseNeeds", Refused(made.ExportId, new(HandOverKind.PickedUp)));
        Assert.Equal("IdentityDocumentExpired", Refused(made.ExportId, new(HandOverKind.PickedUp) { Patient = ChainBench.Id(new(2026, 11, 20)) }));
        var fetched = bench.Completion.Complete(made.ExportId, new(HandOverKind.PickedUp) { Patient = ChainBench.Id(new(2026, 11, 21)) }, Ready | CompletedSteps.InvoiceBasisSent);
        Assert.Equal("Bränt CD och lämnat till patienten, skickat fakturaunderlag till fakturaenheten. ID-handling kontrollerad.", Assert.Single(fetched.Notes).Text);
        Assert.Equal(["IdNote", "ReferralNote"], fetched.OpenDuties.Order(StringComparer.Ordinal));
        bench.Completion.MarkPasted(made.ExportId);
        Assert.Empty(bench.Register.Get(made.ExportId).OpenDuties);
    }

    [Fact]
    [Requirement("N-41", "N-42", "N-43")]
    public void A_proxy_brings_the_form_and_both_documents_and_the_form_is_filed()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.PickUpByProxy));
        var whole = new HandOver(HandOverKind.PickedUpByProxy) { Patient = ChainBench.Id(), Proxy = ChainBench.Id(), ProxyForm = true };
        Assert.Equal("ReleaseNeeds", Refused(made.ExportId, whole with { ProxyForm = false }));
        Assert.Equal("ReleaseNeeds", Refused(made.ExportId, whole with { Proxy = null }));
        Assert.Equal("ReleaseNeeds", Refused(made.ExportId, whole with { Patient = null }));
        Assert.Equal("IdentityDocumentExpired", Refused(made.ExportId, whole with { Proxy = ChainBench.Id(new(2020, 1, 1)) }));
        var fetched = bench.Completion.Complete(made.ExportId, whole, Ready | CompletedSteps.InvoiceBasisSent);
        Assert.Equal(
            "Bränt CD och lämnat till ombud för patienten, skickat fakturaunderlag till fakturaenheten. Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden mottagen. ID-handling för både ombud och patient kontrollerad.",
            Assert.Single(fetched.Notes).Text);
        bench.Completion.MarkPasted(made.ExportId);
        Assert.Equal(["KeepProxyForm"], bench.Register.Get(made.ExportId).OpenDuties);
        Assert.Equal(ReleaseStatus.Closed, bench.Completion.Complete(made.ExportId, null, CompletedSteps.ProxyFormFiled).Status);
    }

    [Fact]
    [Requirement("N-38", "C27")]
    public void What_the_routine_forbids_is_not_posted()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.Post)).ExportId;
        Assert.Equal("RegisteredMailForbidden", Refused(made, new(HandOverKind.Posted) { Address = AddressType.Registered, RegisteredMail = true }));
        Assert.Equal("AddressForbidden", Refused(made, new(HandOverKind.Posted) { Address = AddressType.Other }));
        Assert.Equal("AddressForbidden", Refused(made, new(HandOverKind.Posted) { Address = AddressType.Recipient }));
        Assert.Equal("AddressNotStated", Refused(made, new(HandOverKind.Posted)));
        Assert.Equal("StepsOpen", Refused(made, new(HandOverKind.Posted) { Address = AddressType.Registered }, Ready));
        Assert.DoesNotContain(bench.Store.Read(new()), item => item.Kind is EventKinds.HandedOver or EventKinds.ReferralNote or EventKinds.StepsDone);
    }

    [Fact]
    [Requirement("C27")]
    public void A_patient_whose_identity_is_protected_meanwhile_gets_nothing_without_a_named_human()
    {
        var request = ChainBench.Patient(DeliveryMethod.Post) with { ProtectedIdentity = true, HumanDecision = HumanAnswer.Release, DecidedBy = "ove1", DecidedAt = ChainBench.Now, Basis = "hämtas av kurator" };
        var made = bench.Make(request).ExportId;
        Assert.Equal(HandOverKind.Posted, bench.Completion.Complete(made, new(HandOverKind.Posted) { Address = AddressType.Registered }, Ready | CompletedSteps.PrePrintedEnvelope).HandOver);
        Assert.Equal("ReleaseOpen", Assert.Throws<RadOpsException>(() => bench.Make(request with { RequestId = "P2", HumanDecision = HumanAnswer.Unknown })).Code);
    }

    [Fact]
    [Requirement("N-12", "N-13")]
    public void A_medium_that_is_not_burnt_or_not_labelled_does_not_leave_the_desk()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.PickUp)).ExportId;
        var fetched = new HandOver(HandOverKind.PickedUp) { Patient = ChainBench.Id() };
        Assert.Equal("MediumNotMade", Refused(made, fetched, CompletedSteps.LabelApplied));
        var refused = Assert.Throws<RadOpsException>(() => bench.Completion.Complete(made, fetched, CompletedSteps.MediumMade));
        Assert.Equal("StepsOpen", refused.Code);
        Assert.Contains("-Step LabelApplied", refused.Message, StringComparison.Ordinal);
        bench.Completion.Complete(made, null, CompletedSteps.MediumMade);
        bench.Completion.Complete(made, null, CompletedSteps.LabelApplied);
        Assert.Equal(HandOverKind.PickedUp, bench.Completion.Complete(made, fetched).HandOver);
    }

    [Fact]
    [Requirement("N-32")]
    public void A_patient_from_abroad_gets_it_in_the_hand_and_not_by_post()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.HandedOver) with { Purpose = ReleasePurpose.Care, PatientResidesAbroad = true, RecipientLocation = RecipientLocation.Abroad }).ExportId;
        Assert.Equal("ReleaseOpen", Refused(made, new(HandOverKind.Posted) { Address = AddressType.Registered }));
        var handed = bench.Completion.Complete(made, new(HandOverKind.HandedOver), Ready);
        Assert.Equal("Bränt CD och lämnat till patienten.", Assert.Single(handed.Notes).Text);
    }

    [Fact]
    [Requirement("N-48", "C28")]
    public void A_private_providers_disc_asks_for_two_notes_and_both_are_pasted()
    {
        var made = bench.Make(ChainBench.Provider()).ExportId;
        var sent = bench.Completion.Complete(made, new(HandOverKind.Posted) { Address = AddressType.Recipient }, Ready);
        Assert.Equal([EventKinds.ReferralNote, EventKinds.RisNote], sent.Notes.Select(note => note.Kind).Order(StringComparer.Ordinal));
        bench.Completion.MarkPasted(made, EventKinds.ReferralNote);
        Assert.Equal(["RisNote"], bench.Register.Get(made).OpenDuties);
        Assert.Empty(Audit());
        bench.Clock.Now += TimeSpan.FromDays(7);
        Assert.Equal(AuditCodes.NoteNotPasted, Assert.Single(Audit()).Code);
        bench.Completion.MarkPasted(made);
        Assert.Equal(ReleaseStatus.Closed, bench.Register.Get(made).Status);
        Assert.Equal("NoteNotFound", Assert.Throws<RadOpsException>(() => bench.Completion.MarkPasted(made)).Code);
    }

    [Fact]
    public void It_is_handed_over_once()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.PickUp)).ExportId;
        var fetched = new HandOver(HandOverKind.PickedUp) { Patient = ChainBench.Id() };
        bench.Completion.Complete(made, fetched, Ready);
        Assert.Equal("HandedOverAlready", Refused(made, fetched));
    }

    [Fact]
    [Requirement("N-12", "N-16")]
    public void Nobody_can_simply_say_that_it_has_gone()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.Post)).ExportId;
        Assert.All(
            [CompletedSteps.Sent, CompletedSteps.HandedOver, CompletedSteps.PatientIdChecked, CompletedSteps.ProxyIdChecked, CompletedSteps.ProxyFormReceived, CompletedSteps.RegisteredAddress, CompletedSteps.OrdinaryMail],
            step =>
            {
                Assert.Equal("StepNeedsHandOver", Assert.Throws<RadOpsException>(() => bench.Completion.Complete(made, null, step)).Code);
                Assert.Equal("StepNeedsHandOver", Assert.Throws<RadOpsException>(() => bench.Completion.AddNote(made, EventKinds.ReferralNote, step)).Code);
            });
        Assert.Equal("NoteNothingDone", Assert.Throws<RadOpsException>(() => bench.Completion.AddNote(made, EventKinds.ReferralNote)).Code);
        Assert.Equal("Bränt CD till patienten.", bench.Completion.AddNote(made, EventKinds.ReferralNote, CompletedSteps.MediumMade).Text);
        Assert.Equal("Bränt CD till patienten.", bench.Completion.AddNote(made, EventKinds.ReferralNote).Text);
        Assert.Single(bench.Register.Get(made).Notes);
    }

    [Fact]
    public void A_duty_of_the_sites_own_pack_is_said_by_its_code()
    {
        var made = bench.Make(ChainBench.Provider()).ExportId;
        Assert.Equal("DutyUnknown", Assert.Throws<RadOpsException>(() => bench.Completion.Complete(made, null, CompletedSteps.None, "OurOwn")).Code);
        Assert.Equal("DutyUnknown", Assert.Throws<RadOpsException>(() => bench.Completion.Complete(made, null, CompletedSteps.None, "ReferralNote")).Code);
    }

    [Fact]
    public void What_is_void_frees_its_order_and_holds_up_nothing()
    {
        var request = ChainBench.Provider();
        var made = bench.Make(request).ExportId;
        Assert.Equal(made, bench.Journal.FindReleased(request));
        var corrected = bench.Completion.Correct(made, CorrectionKind.Void, "Beställningen återkallades.");
        Assert.Equal((ReleaseStatus.Corrected, 0, "Beställningen återkallades."), (corrected.Status, corrected.OpenDuties.Count, corrected.Corrections[0].Reason));
        Assert.Null(bench.Journal.FindReleased(request));
        Assert.False(bench.Register.HasReleased(request with { RequestId = "V2" }));
        Assert.Equal("ReleaseCorrected", Assert.Throws<RadOpsException>(() => bench.Completion.Complete(made, null, CompletedSteps.MediumMade)).Code);
        Assert.NotEqual(made, bench.Make(request).ExportId);
        bench.Clock.Now += TimeSpan.FromDays(1);
        Assert.Empty(Audit());
    }

    [Fact]
    public void What_reached_somebody_else_stays_disclosed_and_is_found_until_it_is_reported()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.PickUp)).ExportId;
        bench.Completion.Complete(made, new(HandOverKind.PickedUp) { Patient = ChainBench.Id() }, Ready | CompletedSteps.InvoiceBasisSent);
        bench.Completion.MarkPasted(made);
        Assert.Equal("HandedOverAlready", Assert.Throws<RadOpsException>(() => bench.Completion.Correct(made, CorrectionKind.Void, "…")).Code);
        Assert.Equal("WentToMissing", Assert.Throws<RadOpsException>(() => bench.Completion.Correct(made, CorrectionKind.WrongRecipient, "Förväxling i receptionen.")).Code);
        var corrected = bench.Completion.Correct(made, CorrectionKind.WrongRecipient, "Förväxling i receptionen.", "en annan patient");
        Assert.Equal("CD som skulle till patienten kom till fel mottagare.", corrected.Notes[^1].Text);
        Assert.Equal(["ReferralNote", "WithdrawInvoice"], corrected.OpenDuties);
        Assert.Equal(FindingSeverity.Error, Assert.Single(Audit(), finding => finding.Code == AuditCodes.WrongRecipient).Severity);

        bench.Completion.Correct(made, CorrectionKind.WrongRecipient, "Anmäld.", "en annan patient", "AVV-1");
        Assert.Equal(FindingSeverity.Information, Assert.Single(Audit(), finding => finding.Code == AuditCodes.WrongRecipient).Severity);
        Assert.Equal(CorrectionKind.WrongRecipient, bench.Register.Get(made).Corrections[1].Kind);
        Assert.Equal("ReasonMissing", Assert.Throws<RadOpsException>(() => bench.Completion.Correct(made, CorrectionKind.MediumDestroyed, " ")).Code);
    }

    [Fact]
    public void An_invoice_that_was_sent_is_withdrawn_though_the_release_was_closed_and_the_audit_asks_for_it()
    {
        var made = bench.Make(ChainBench.Patient(DeliveryMethod.PickUp)).ExportId;
        bench.Completion.Complete(made, new(HandOverKind.PickedUp) { Patient = ChainBench.Id() }, Ready | CompletedSteps.InvoiceBasisSent);
        bench.Completion.MarkPasted(made);
        Assert.Equal(ReleaseStatus.Closed, bench.Register.Get(made).Status);
        bench.Make(ChainBench.Provider());

        bench.Clock.Now += TimeSpan.FromDays(30);
        bench.Completion.Correct(made, CorrectionKind.MediumDestroyed, "Skivan gick sönder.", reference: "AVV-2");
        bench.Completion.MarkPasted(made);
        Assert.DoesNotContain(Audit(), finding => finding.ExportId == made);
        bench.Clock.Now += TimeSpan.FromDays(7);
        var finding = Assert.Single(Audit(), finding => finding.ExportId == made);
        Assert.Equal((AuditCodes.DutyOpen, FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("fakturaunderlaget inte gäller", finding.Message, StringComparison.Ordinal);

        Assert.Empty(bench.Completion.Complete(made, null, CompletedSteps.InvoiceWithdrawn).OpenDuties);
        Assert.DoesNotContain(Audit(), finding => finding.ExportId == made);
    }

    [Fact]
    public void A_consent_that_is_recorded_is_seen_by_the_decision_and_one_that_is_withdrawn_is_not()
    {
        var request = ChainBench.Provider() with { Consent = ConsentForm.None, ConsentBy = null, ConsentAt = null };
        Assert.Equal(DecisionOutcome.Needs, bench.Desk.Decide(request).Outcome);
        var consent = new RecordedConsent { Form = ConsentForm.Written, By = "ssk Ek", At = new(2026, 11, 20) };
        Assert.Equal(("V1", "sve11"), (bench.Register.RecordConsent(request, consent) is var recorded ? recorded.RequestId : null, recorded.Operator));
        var decision = bench.Desk.Decide(request);
        Assert.Equal((DecisionOutcome.Allow, "ssk Ek"), (decision.Outcome, decision.Request.ConsentBy));
        Assert.Equal(DecisionOutcome.Needs, bench.Desk.Decide(request with { Destination = "Någon annan", RecipientName = null }).Outcome);
        Assert.Equal(DecisionOutcome.Needs, bench.Desk.Decide(request with { AccessionNumber = "N2" }).Outcome);

        bench.Register.RecordConsent(request, consent with { Withdrawn = true, At = new(2026, 11, 21) });
        Assert.Equal(DecisionOutcome.Needs, bench.Desk.Decide(request).Outcome);
        Assert.Equal(DecisionOutcome.Needs, bench.Desk.Decide(ChainBench.Provider()).Outcome);
        Assert.Equal("ConsentIncomplete", Assert.Throws<RadOpsException>(() => bench.Register.RecordConsent(request, consent with { At = new(2026, 11, 22) })).Code);
        Assert.Equal("ConsentIncomplete", Assert.Throws<RadOpsException>(() => bench.Register.RecordConsent(request, consent with { By = " " })).Code);
    }

    [Fact]
    public void A_medium_that_waits_is_no_fault_until_it_has_waited_long()
    {
        bench.Make(ChainBench.Patient(DeliveryMethod.PickUp));
        Assert.Empty(Audit());
        bench.Clock.Now += TimeSpan.FromDays(7);
        var finding = Assert.Single(Audit());
        Assert.Equal((AuditCodes.HandOverMissing, FindingSeverity.Warning), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_audit_finds_nothing_in_what_the_chain_wrote_and_each_event_that_is_taken_out(bool toPatient)
    {
        var made = bench.Make(toPatient ? ChainBench.Patient(DeliveryMethod.PickUpByProxy) : ChainBench.Provider()).ExportId;
        bench.Completion.Complete(made, null, Ready);
        bench.Completion.Complete(
            made,
            toPatient ? new(HandOverKind.PickedUpByProxy) { Patient = ChainBench.Id(), Proxy = ChainBench.Id(), ProxyForm = true } : new(HandOverKind.Posted) { Address = AddressType.Recipient });
        bench.Completion.MarkPasted(made, EventKinds.ReferralNote);
        if (toPatient) bench.Completion.Complete(made, null, CompletedSteps.InvoiceBasisSent | CompletedSteps.ProxyFormFiled);
        else bench.Completion.MarkPasted(made, EventKinds.RisNote);
        var events = bench.Store.Read(new()).ToList();
        Assert.Equal(EventKinds.ReleaseClosed, events[^1].Kind);
        ExportStepKind[] unmade = [ExportStepKind.Begin, ExportStepKind.InvoiceBasis];
        Assert.Equal(
            Enum.GetValues<ExportStepKind>().Where(kind => kind <= ExportStepKind.InvoiceBasis).Except(unmade),
            events.Where(item => item.Kind == EventKinds.ExportStep).Select(item => Enum.Parse<ExportStepKind>(System.Text.Json.JsonDocument.Parse(item.Payload!.Utf8).RootElement.GetProperty("step").GetString()!)));
        Assert.Empty(Audit());

        bench.Clock.Now += TimeSpan.FromHours(2);
        Assert.Empty(Audit());
        Assert.All(events, missing =>
        {
            using var holed = new MemoryRegister(bench.Clock);
            holed.Append([.. events.Where(item => item != missing).Select(item => new NewEvent
            {
                Id = item.Id, Kind = item.Kind, Occurred = item.Occurred, Operator = item.Operator, CareUnit = item.CareUnit, Purpose = item.Purpose, Subject = item.Subject, Journal = item.Journal, Sequence = 0, Payload = item.Payload,
            })]);
            Assert.True(ReleaseAudit.Run(holed, bench.Clock).Findings.Count > 0, $"{missing.Kind} {missing.Payload?.Text} was taken out, and nothing was found");
        });
    }
}
