using System.Collections.Frozen;

namespace RadOps.Core.Release.Explaining;

/// <summary>Every value of every fact in English, as what follows "because" or "when".</summary>
internal static class EnglishFacts
{
    internal static readonly FrozenDictionary<string, string[]> Clauses = new Dictionary<string, string[]>
    {
        ["Recipient"] =
        [
            "it is not known who is to receive it", "the recipient is the patient", "the recipient is a physiotherapist", "the recipient is a chiropractor", "the recipient is a naprapath",
            "the recipient is a private provider", "the recipient is a hospital", "the recipient is a clinic", "the recipient is a company", "the recipient is somebody else",
        ],
        ["RecipientLocation"] = ["it is not known where the recipient is", "the recipient is inside the region", "the recipient is outside the region", "the recipient is abroad"],
        ["Situation"] = ["it is no emergency with the patient on the way", "it is an emergency with the patient on the way"],
        ["Purpose"] = ["the purpose is not stated", "it is for care", "it is for private use"],
        ["TransferPurpose"] = ["it is a release", "it is a transfer for care inside the region", "it is a transfer to the external reader"],
        ["PatientResidesAbroad"] = ["it is not known whether the patient lives abroad", "the patient lives abroad", "the patient lives in Sweden"],
        ["TreatingClinicClosed"] = ["it is not known whether the treating clinic still exists", "the treating clinic no longer exists", "the treating clinic still exists"],
        ["ClosureAttestedBy"] = ["nobody has attested that the clinic has closed", "it is attested that the clinic has closed"],
        ["OwnReferral"] = ["it is not known whether the recipient made the referral", "the recipient made the referral", "the recipient did not make the referral"],
        ["Relevant"] = ["it is not known whether the examination is relevant to the treatment", "the examination is relevant to the treatment", "the examination is not relevant to the treatment"],
        ["IepConnected"] = ["it is not known whether the recipient is connected to IEP", "the recipient is connected to IEP", "the recipient is not connected to IEP"],
        ["ArchivedInBfr"] = ["it is not known whether the examination is archived in BFR", "the examination is archived in BFR", "the examination is not archived in BFR"],
        ["BfrAccess"] = ["it is not known whether the recipient reads BFR", "the recipient reads BFR", "the recipient does not read BFR"],
        ["ProtectedIdentity"] = ["it is not known whether the patient's identity is protected", "the patient's identity is protected", "the patient's identity is not protected"],
        ["Deceased"] = ["it is not known whether the patient is alive", "the patient has died", "the patient is alive"],
        ["Blocked"] = ["it is not known whether the record is blocked", "the record is blocked", "the record is not blocked"],
        ["Signature"] = ["the report is unsigned", "the report has a preliminary signature", "the report has its final signature"],
        ["Consent"] = ["no consent is recorded", "the consent is verbal", "the consent is written", "the consent is verbal, through the orderer"],
        ["HarmAssessment"] = ["no harm assessment is recorded", "the harm assessment permits the release", "the harm assessment forbids the release"],
        ["PhysicianAdvice"] = ["no physician has been asked", "the physician has said yes", "the physician has advised against it"],
        ["Items"] = ["both images and report are asked for", "only the images are asked for", "only the report is asked for"],
        ["Medium"] = ["no medium is asked for", "IEP is asked for", "a USB stick is asked for", "a CD is asked for", "a DVD is asked for"],
        ["MediumReason"] = ["no reason is given for not sending it through IEP", "a reason is given for not sending it through IEP"],
        ["Delivery"] =
        [
            "it is not stated how it is to be delivered", "it is to be delivered electronically", "it is to be sent by post", "the patient is to pick it up", "a proxy is to pick it up",
            "it is to be handed to the patient", "it is to be faxed",
        ],
        ["OrderChannel"] =
        [
            "it is not stated how the order came", "the order came through SEFOS", "the order came through SDK", "the order came by e-fax", "the order came by ordinary fax",
            "the order came by telephone", "the order came by e-mail", "the order came on paper",
        ],
        ["OrderingClinic"] = ["the ordering clinic is not stated", "the ordering clinic is stated"],
        ["Orderer"] = ["the orderer is not stated", "the orderer is stated"],
        ["Destination"] = ["it is not stated where it is to go", "it is stated where it is to go"],
        ["MediaUnit"] = ["no media unit is stated", "the media unit is stated"],
        ["PatientIdChecked"] = ["the patient's identity document has not been checked", "the patient's identity document has been checked"],
        ["ProxyIdChecked"] = ["the proxy's identity document has not been checked", "the proxy's identity document has been checked"],
        ["ProxyFormRecorded"] = ["the power of attorney is not recorded", "the power of attorney is recorded"],
        ["AskedPhysical"] = ["no physical medium is asked for", "a physical medium is asked for"],
        ["Minor"] = ["the patient is not under 18", "the patient is under 18"],
        ["RegisterHit"] = ["the examination has not been released to the same recipient before", "the earlier release has been acknowledged", "the examination has been released to the same recipient before"],
        ["Unit"] = ["the routine is for the unit", "the routine is not for the unit"],
    }.ToFrozenDictionary();
}
