using RadOps.Core.Release;
using static RadOps.Core.Release.ItemVerdict;

namespace RadOps.Core.Tests.Policies;

/// <summary>
/// Table B1 told once more, in plain code and without the pack, so that the two can be held against each other. For complete orders with the
/// closure attested and nothing asked for about medium or delivery.
/// </summary>
internal static class HallandOracle
{
    internal static OracleAnswer Answer(ReleaseRequest request)
    {
        var (row, images, report) = Row(request);
        if (request.Signature != SignatureStatus.Final)
            (images, report) = (OpenUnlessDenied(images), OpenUnlessDenied(report));
        var mediaRow = row is not ("HB1" or "HB2" or "HB17");
        var route = images is Allow or Needs || (images == Open && report == Open)
            ? !mediaRow ? ReleaseRoute.None : request.IepConnected == true ? ReleaseRoute.Iep : ReleaseRoute.Media
            : report is Allow or Needs ? ReleaseRoute.Paper
            : ReleaseRoute.None;
        return new(row, images, report, route);
    }

    private static (string Row, ItemVerdict Images, ItemVerdict Report) Row(ReleaseRequest request)
    {
        var written = request.Consent == ConsentForm.Written;
        var inSweden = request.RecipientLocation != RecipientLocation.Abroad;
        switch (request.Recipient)
        {
            case RecipientType.Patient when request.TreatingClinicClosed == true:
                return ("HB2", Open, Allow);
            case RecipientType.Patient:
                return ("HB1", Open, Deny);
            case RecipientType.Physiotherapist when request.Relevant != true:
                return Both("HB5", request.Relevant is null ? Needs : Deny);
            case RecipientType.Physiotherapist:
                return request.Consent == ConsentForm.None ? Both("HB4", Needs) : Both("HB3", Allow);
            case RecipientType.Chiropractor when request.OwnReferral == true:
                return Both("HB6", Allow);
            case RecipientType.Chiropractor when request.Relevant != true:
                return Both("HB9", request.Relevant is null ? Needs : Deny);
            case RecipientType.Chiropractor:
                return written ? Both("HB7", Allow) : Both("HB8", Needs);
            case RecipientType.Naprapath when request.Relevant != true:
                return Both("HB12", request.Relevant is null ? Needs : Deny);
            case RecipientType.Naprapath:
                return written ? Both("HB10", Allow) : Both("HB11", Needs);
            case RecipientType.PrivateProvider when inSweden:
            case RecipientType.Hospital or RecipientType.Clinic when request.RecipientLocation == RecipientLocation.OutsideRegion:
                return request.Consent switch
                {
                    ConsentForm.VerbalViaOrderer or ConsentForm.Written => Both("HB13", Allow),
                    ConsentForm.Verbal => Both("HB14", Needs),
                    _ => Both("HB15", Needs),
                };
            case RecipientType.Hospital or RecipientType.Clinic when request.RecipientLocation == RecipientLocation.InsideRegion:
                return Both("HB16", Allow);
            default:
                return Both("HB17", Open);
        }
    }

    private static ItemVerdict OpenUnlessDenied(ItemVerdict verdict) => verdict == Deny ? Deny : Open;

    private static (string Row, ItemVerdict Images, ItemVerdict Report) Both(string row, ItemVerdict verdict) => (row, verdict, verdict);
}
