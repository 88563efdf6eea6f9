namespace RadOps.Core.Release;

// The finite values of a request and a decision, in the words of docs/surface. In every one of them 0 means "not known" where that is possible.

/// <summary>Who is to receive images or a report.</summary>
public enum RecipientType
{
    /// <summary>Not known.</summary>
    Unknown,
    /// <summary>The patient.</summary>
    Patient,
    /// <summary>Sjukgymnast, fysioterapeut.</summary>
    Physiotherapist,
    /// <summary>Kiropraktor.</summary>
    Chiropractor,
    /// <summary>Naprapat.</summary>
    Naprapath,
    /// <summary>Privat vårdgivare.</summary>
    PrivateProvider,
    /// <summary>Sjukhus.</summary>
    Hospital,
    /// <summary>Klinik.</summary>
    Clinic,
    /// <summary>Företag.</summary>
    Company,
    /// <summary>Anyone else: relative, insurer, police.</summary>
    Other,
}

/// <summary>Where the recipient is, seen from the organisation; for a patient: where it is to be sent.</summary>
public enum RecipientLocation
{
    /// <summary>Not known.</summary>
    Unknown,
    /// <summary>Inside the organisation's region.</summary>
    InsideRegion,
    /// <summary>Elsewhere in Sweden.</summary>
    OutsideRegion,
    /// <summary>Outside Sweden.</summary>
    Abroad,
}

/// <summary>Whether the patient is on the way to emergency care with the images.</summary>
public enum Situation
{
    /// <summary>Planned; also when not stated.</summary>
    Planned,
    /// <summary>Akutbesök: the images go with the patient.</summary>
    EmergencyWithPatient,
}

/// <summary>What the recipient needs it for.</summary>
public enum ReleasePurpose
{
    /// <summary>Not stated; for a patient that means private use.</summary>
    Unknown,
    /// <summary>Care.</summary>
    Care,
    /// <summary>Privat bruk.</summary>
    PrivateUse,
}

/// <summary>What a send that is no release is for.</summary>
public enum TransferPurpose
{
    /// <summary>A release, not a transfer.</summary>
    None,
    /// <summary>Care inside the region, through BFR.</summary>
    InRegionCare,
    /// <summary>Reporting by the external reader.</summary>
    ExternalReading,
}

/// <summary>Status of the report; HL7 OBR-25, FHIR DiagnosticReport.status.</summary>
public enum SignatureStatus
{
    /// <summary>Osignerad; also when not stated.</summary>
    Unsigned,
    /// <summary>Preliminärsignerad.</summary>
    Preliminary,
    /// <summary>Definitivsignerad.</summary>
    Final,
}

/// <summary>The patient's consent, as recorded.</summary>
public enum ConsentForm
{
    /// <summary>None recorded.</summary>
    None,
    /// <summary>Muntligt.</summary>
    Verbal,
    /// <summary>Skriftligt.</summary>
    Written,
    /// <summary>Muntligt via beställaren.</summary>
    VerbalViaOrderer,
}

/// <summary>Outcome of a recorded menprövning (OSL 25:1).</summary>
public enum HarmAssessment
{
    /// <summary>None recorded.</summary>
    Unknown,
    /// <summary>It permits the release.</summary>
    Permitted,
    /// <summary>It refuses the release.</summary>
    Refused,
}

/// <summary>Outcome of the recorded consultation of a physician (N-33).</summary>
public enum PhysicianAdvice
{
    /// <summary>None recorded.</summary>
    Unknown,
    /// <summary>May be released.</summary>
    Release,
    /// <summary>Is to be withheld.</summary>
    Withhold,
}

/// <summary>What is asked for.</summary>
public enum RequestedItems
{
    /// <summary>Images and report; also when not stated.</summary>
    Both,
    /// <summary>Images only.</summary>
    Images,
    /// <summary>Report only.</summary>
    Report,
}

/// <summary>A medium, or the portal.</summary>
public enum MediumType
{
    /// <summary>None asked for.</summary>
    Unknown,
    /// <summary>Image Exchange Portal.</summary>
    Iep,
    /// <summary>USB stick.</summary>
    Usb,
    /// <summary>CD.</summary>
    Cd,
    /// <summary>DVD.</summary>
    Dvd,
}

/// <summary>How it reaches the recipient.</summary>
public enum DeliveryMethod
{
    /// <summary>Not stated.</summary>
    Unknown,
    /// <summary>Electronically.</summary>
    Electronic,
    /// <summary>By post.</summary>
    Post,
    /// <summary>Picked up by the patient.</summary>
    PickUp,
    /// <summary>Picked up by ombud.</summary>
    PickUpByProxy,
    /// <summary>Handed to the patient.</summary>
    HandedOver,
    /// <summary>By fax.</summary>
    Fax,
}

/// <summary>How the order came.</summary>
public enum OrderChannel
{
    /// <summary>Not stated.</summary>
    Unknown,
    /// <summary>SEFOS.</summary>
    Sefos,
    /// <summary>Säker digital kommunikation.</summary>
    Sdk,
    /// <summary>E-fax.</summary>
    EFax,
    /// <summary>Fax on paper.</summary>
    Fax,
    /// <summary>Telephone.</summary>
    Phone,
    /// <summary>E-mail.</summary>
    Email,
    /// <summary>Paper.</summary>
    Paper,
}

/// <summary>A named human's answer where the routine is silent.</summary>
public enum HumanAnswer
{
    /// <summary>None recorded.</summary>
    Unknown,
    /// <summary>May be released.</summary>
    Release,
    /// <summary>Must not be released.</summary>
    Refuse,
}
