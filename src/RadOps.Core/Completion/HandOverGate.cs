using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Completion;

/// <summary>
/// Judges a hand-over. The request is decided anew, on its day, with the delivery that it became and with what was checked at the counter: whatever the
/// routine does not allow, the desk does not record as handed over.
/// </summary>
/// <param name="desk">Decides.</param>
internal sealed class HandOverGate(ReleaseDesk desk)
{
    /// <summary>Judges it.</summary>
    /// <param name="release">The release.</param>
    /// <param name="progress">What has become of it, with what is attested now.</param>
    /// <param name="handOver">The hand-over.</param>
    /// <param name="day">Its day.</param>
    /// <returns>The decision that it stands on.</returns>
    /// <exception cref="RadOpsException">It is not permitted; the code and message say why.</exception>
    internal ReleaseDecision Require(ReleasePayload release, ReleaseProgress progress, HandOver handOver, DateOnly day)
    {
        if (progress.HandOver is not null) throw Refused("HandedOverAlready", ErrorKind.Conflict, release, "It has been handed over already. What went wrong since is recorded with Register-ReleaseCorrection.");
        if (!ReleaseProgress.IsMadeByRadOps(release)) throw Refused("NothingToHandOver", ErrorKind.NotSupported, release, "Only a medium that RadOps made is handed over through it; what was released by hand was recorded as gone.");
        if (release.ManifestSha256 is null) throw Refused("MediumNotVerified", ErrorKind.NotPermitted, release, "The medium was never verified.");
        if (!progress.Steps.HasFlag(CompletedSteps.MediumMade)) throw Refused("MediumNotMade", ErrorKind.NotPermitted, release, "Nobody has said that the medium is burnt or written: give -Step MediumMade, or -MediumPath with the burnt medium (N-12).");
        RequireValid(release, handOver.Patient, day, "patient's");
        RequireValid(release, handOver.Proxy, day, "proxy's");

        var decision = desk.Decide(Actual(release.Request, handOver), day, earlierRelease: false);
        DecisionGate.RequireImages(decision);
        if (release.Report && decision.Report is not ItemVerdict.Allow)
            throw Refused("ReportNotAllowed", ErrorKind.NotPermitted, release, $"The report is on the medium and may not go. {decision.Explanation}");
        if (decision.Route is not ReleaseRoute.Media) throw DecisionGate.WrongWay(decision, "RouteIsNotMedia", "the medium is not handed over");
        RequirePost(release, decision, handOver);
        RequireDuties(release, progress, decision);
        return decision;
    }

    private static ReleaseRequest Actual(ReleaseRequest request, HandOver handOver) => request with
    {
        Delivery = handOver.Delivery,
        PatientIdChecked = handOver.Patient is not null,
        ProxyIdChecked = handOver.Proxy is not null,
        ProxyFormRecorded = handOver.ProxyForm,
    };

    private static void RequireValid(ReleasePayload release, IdentityCheck? check, DateOnly day, string whose)
    {
        if (check?.ValidTo < day)
            throw Refused("IdentityDocumentExpired", ErrorKind.NotPermitted, release, FormattableString.Invariant($"The {whose} identity document expired on {check.ValidTo:yyyy-MM-dd}, and the routine asks for a valid one (N-39)."));
    }

    private static void RequirePost(ReleasePayload release, ReleaseDecision decision, HandOver handOver)
    {
        if (handOver.RegisteredMail && decision.Duties.Contains("NotRegisteredMail"))
            throw Refused("RegisteredMailForbidden", ErrorKind.NotPermitted, release, "The routine has it sent without registered mail (N-38).");
        if (!decision.Duties.Contains("RegisteredAddress") || handOver.Address is AddressType.Registered) return;
        throw handOver.Address is AddressType.Unknown
            ? Refused("AddressNotStated", ErrorKind.NotPermitted, release, "The routine has it addressed to the patient's registered address (N-38): say so with -AddressType Registered when it is.")
            : Refused("AddressForbidden", ErrorKind.NotPermitted, release, "The routine has it addressed to the patient's registered address, and to no other (N-38).");
    }

    private static void RequireDuties(ReleasePayload release, ReleaseProgress progress, ReleaseDecision decision)
    {
        var after = progress.OpenDuties(release with { Decision = DecisionPayload.Of(decision) });
        var open = after.Select(DutyTable.Of).Where(duty => duty.IsBeforeHandOver).ToList();
        if (open.Count == 0) return;
        var words = open.Select(duty => duty.Attested == CompletedSteps.None ? $"{duty.Description} ({duty.Code})" : $"{duty.Description} (-Step {duty.Attested})");
        throw Refused("StepsOpen", ErrorKind.NotPermitted, release, $"This comes before the hand-over, and nobody has said that it is done: {string.Join("; ", words)}.");
    }

    private static RadOpsException Refused(string code, ErrorKind kind, ReleasePayload release, string why) => new(code, kind, why, release.ExportId);
}
