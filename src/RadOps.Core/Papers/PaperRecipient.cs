using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>Who gets a release.</summary>
/// <param name="Type">What sort of recipient.</param>
/// <param name="Name">The patient's name, where it is the patient; else the clinic's or person's. Null where it is not known.</param>
/// <param name="Unit">The radiology or media unit that it goes through.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Orderer">Who ordered it.</param>
/// <param name="OrderingClinic">The clinic that ordered it.</param>
public sealed record PaperRecipient(RecipientType Type, PersonName? Name, string? Unit, string? Destination, string? Orderer, string? OrderingClinic)
{
    /// <summary>Whether it is the patient.</summary>
    public bool IsPatient => Type == RecipientType.Patient;
}
