using RadOps.Core.Release;
using static RadOps.Core.Release.ItemVerdict;

namespace RadOps.Core.Tests.Policies;

/// <summary>
/// Table B2 told once more, in plain code and without the pack, so that the two can be held against each other. For identities and fullmakt that are
/// checked, images and report asked for, no medium named, no reason for one, no harm assessment, and known values.
/// </summary>
internal static class NuOracle
{
    internal static OracleAnswer Answer(ReleaseRequest request)
    {
        var emergency = request.Situation == Situation.EmergencyWithPatient;
        switch (request.Recipient, request.RecipientLocation)
        {
            case (RecipientType.Hospital, RecipientLocation.Abroad) when emergency:
                return Emergency("NB9b", request, connected: false);
            case (RecipientType.Hospital or RecipientType.PrivateProvider, RecipientLocation.Abroad):
                return IsElectronic(request) ? Refused("NB26", ReleaseRoute.Media) : new("NB26", Open, Open, ReleaseRoute.Media);
            case (RecipientType.Patient, _) when request.PatientResidesAbroad == true:
                return request.Purpose == ReleasePurpose.Care ? CareAbroad(request) : PrivateUse(request, "NB11c", "NB11c", "NB11c", "NB11c", connected: false);
            case (RecipientType.Hospital, RecipientLocation.InsideRegion):
                return InRegion(request, emergency);
            case (RecipientType.Hospital, _) when emergency:
                return Emergency(request.Signature switch
                {
                    SignatureStatus.Unsigned => "NB9",
                    SignatureStatus.Preliminary => "NB8",
                    _ => request.IepConnected == true ? "NB6" : "NB7",
                }, request, request.IepConnected == true);
            case (RecipientType.Patient, _) when emergency:
                return new("NB16e", Needs, Needs, ReleaseRoute.None);
            case (RecipientType.Patient, _) when request.Purpose == ReleasePurpose.Care:
                return IsFinal(request) ? new("-", Open, Open, ReleaseRoute.None) : new("-", Deny, Deny, ReleaseRoute.None);
            case (RecipientType.Patient, _):
                return PrivateUse(request, "NB12", "NB13", "NB14", "NB15", request.IepConnected == true && request.RecipientLocation != RecipientLocation.Abroad);
            case (RecipientType.Hospital, _):
                return ToCareOutside(request, "NB19", "NB20", "NB21");
            case (RecipientType.PrivateProvider, _) when emergency:
                return new("-", Open, Open, ReleaseRoute.None);
            case (RecipientType.PrivateProvider, RecipientLocation.InsideRegion) when request.BfrAccess == true:
                return new("NB25", Open, Open, ReleaseRoute.None);
            case (RecipientType.PrivateProvider, _):
                return ToCareOutside(request, "NB22", "NB23", "NB24");
            default:
                return Others(request);
        }
    }

    /// <summary>NB1–NB5.</summary>
    private static OracleAnswer InRegion(ReleaseRequest request, bool emergency)
    {
        var archived = request.ArchivedInBfr == true;
        var route = archived ? ReleaseRoute.FetchFromBfr : ReleaseRoute.Bfr;
        var (row, report) = (archived, emergency, IsFinal(request)) switch
        {
            (true, _, true) => ("NB1", Allow),
            (true, _, false) => ("NB5", Allow),
            (false, true, false) => ("NB2", Deny),
            (false, true, true) => ("NB3", Open),
            (false, false, _) => ("NB4", Open),
        };
        return IsPhysical(request) ? Refused(row, route) : new(row, Allow, report, route);
    }

    /// <summary>NB6–NB9b: any signature, the report only when there is one.</summary>
    private static OracleAnswer Emergency(string row, ReleaseRequest request, bool connected)
    {
        if (!connected && IsElectronic(request))
            return Refused(row, ReleaseRoute.Media);
        var images = connected && IsPhysical(request) ? Needs : Allow;
        return new(row, images, request.Signature == SignatureStatus.Unsigned ? Deny : images, connected && !IsPhysical(request) ? ReleaseRoute.Iep : ReleaseRoute.Media);
    }

    /// <summary>NB10, NB11, NB11b.</summary>
    private static OracleAnswer CareAbroad(ReleaseRequest request)
    {
        if (request.Delivery is not (DeliveryMethod.HandedOver or DeliveryMethod.Unknown))
            return new("NB11b", Open, Open, ReleaseRoute.Media);
        return request.Signature == SignatureStatus.Unsigned ? new("NB11", Allow, Deny, ReleaseRoute.Media) : new("NB10", Allow, Allow, ReleaseRoute.Media);
    }

    /// <summary>NB12–NB16d, and NB11c where there is no IEP.</summary>
    private static OracleAnswer PrivateUse(ReleaseRequest request, string portal, string post, string pickUp, string proxy, bool connected)
    {
        if (!IsFinal(request))
            return new(portal == "NB11c" ? portal : "NB16", Deny, Deny, ReleaseRoute.None);
        var row = request.Delivery switch
        {
            DeliveryMethod.Post => post,
            DeliveryMethod.PickUp => pickUp,
            DeliveryMethod.HandedOver => portal == "NB11c" ? portal : "NB16d",
            DeliveryMethod.PickUpByProxy => proxy,
            _ => connected || portal == "NB11c" ? portal : "NB16c",
        };
        var byMedium = !connected || IsPhysical(request);
        if (connected && byMedium)
            row = "NB16b";
        var missing = request.PhysicianAdvice == PhysicianAdvice.Unknown || (connected && byMedium) || (!connected && !IsPhysical(request));
        var answer = missing ? Needs : Allow;
        return new(row, answer, answer, byMedium ? ReleaseRoute.Media : ReleaseRoute.Iep);
    }

    /// <summary>NB19–NB24.</summary>
    private static OracleAnswer ToCareOutside(ReleaseRequest request, string byIep, string byMedium, string notFinal)
    {
        if (!IsFinal(request))
            return new(notFinal, Deny, Deny, ReleaseRoute.None);
        var connected = request.IepConnected == true;
        if (!connected && IsElectronic(request))
            return Refused(byMedium, ReleaseRoute.Media);
        var answer = request.Consent == ConsentForm.None || (connected && IsPhysical(request)) ? Needs : Allow;
        return new(connected ? byIep : byMedium, answer, answer, connected && !IsPhysical(request) ? ReleaseRoute.Iep : ReleaseRoute.Media);
    }

    /// <summary>NB17 and NB18.</summary>
    private static OracleAnswer Others(ReleaseRequest request)
    {
        if (!IsFinal(request))
            return new("NB18", Deny, Deny, ReleaseRoute.None);
        var connected = request.IepConnected == true && request.RecipientLocation != RecipientLocation.Abroad;
        return !connected && IsElectronic(request)
            ? Refused("NB17", ReleaseRoute.Media)
            : new("NB17", Open, Open, connected && !IsPhysical(request) ? ReleaseRoute.Iep : ReleaseRoute.Media);
    }

    /// <summary>Denied as asked; the route says what is permitted instead.</summary>
    private static OracleAnswer Refused(string row, ReleaseRoute permitted) => new(row, Deny, Deny, permitted);

    private static bool IsFinal(ReleaseRequest request) => request.Signature == SignatureStatus.Final;

    private static bool IsElectronic(ReleaseRequest request) => request.Delivery == DeliveryMethod.Electronic;

    private static bool IsPhysical(ReleaseRequest request) =>
        request.Delivery is DeliveryMethod.Post or DeliveryMethod.PickUp or DeliveryMethod.PickUpByProxy or DeliveryMethod.HandedOver;
}
