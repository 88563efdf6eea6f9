namespace RadOps.Core.Continuity.Anonymous;

/// <summary>What was taken out of a referral's text, or would have to be.</summary>
public enum RemovalKind
{
    /// <summary>Somebody's name: the patient's, a relative's, the referrer's, a colleague's; or initials.</summary>
    Name,

    /// <summary>A personnummer, samordningsnummer or reserve number, right or wrong.</summary>
    PatientNumber,

    /// <summary>A date or year of birth.</summary>
    BirthDate,

    /// <summary>A full date of which the text does not say what it is of.</summary>
    Date,

    /// <summary>A telephone, fax or pager number.</summary>
    Phone,

    /// <summary>A street, a box, a postal code with its town.</summary>
    Address,

    /// <summary>A town, a hospital, a place of work or a school.</summary>
    Place,

    /// <summary>An e-mail or web address.</summary>
    Web,

    /// <summary>A number or code of a person or a case: HSA-id, VGR-ID, accession number.</summary>
    Identifier,
}
