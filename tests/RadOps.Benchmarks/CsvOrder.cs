using CsvHelper;
using RadOps.Core.Release;

namespace RadOps.Benchmarks;

/// <summary>A row of <see cref="OrdersFile"/> as CsvHelper reads and writes it by itself, with code that it generated for this type.</summary>
[CsvRecord]
public sealed partial record CsvOrder
{
#pragma warning disable CS1591 // The columns of ReleaseRequest, by its names and types.
    public string? RequestId { get; init; }
    public string? Organisation { get; init; }
    public string? PatientId { get; init; }
    public string? AccessionNumber { get; init; }
    public string? Examination { get; init; }
    public DateOnly? ExaminationDate { get; init; }
    public RecipientType? Recipient { get; init; }
    public string? RecipientName { get; init; }
    public string? MediaUnit { get; init; }
    public RecipientLocation? RecipientLocation { get; init; }
    public Situation? Situation { get; init; }
    public ReleasePurpose? Purpose { get; init; }
    public bool? PatientResidesAbroad { get; init; }
    public bool? OwnReferral { get; init; }
    public bool? Relevant { get; init; }
    public bool? IepConnected { get; init; }
    public bool? ArchivedInBfr { get; init; }
    public bool? ProtectedIdentity { get; init; }
    public bool? Deceased { get; init; }
    public bool? Blocked { get; init; }
    public SignatureStatus? Signature { get; init; }
    public ConsentForm? Consent { get; init; }
    public string? ConsentBy { get; init; }
    public DateOnly? ConsentAt { get; init; }
    public HarmAssessment? HarmAssessment { get; init; }
    public PhysicianAdvice? PhysicianAdvice { get; init; }
    public RequestedItems? Items { get; init; }
    public MediumType? Medium { get; init; }
    public DeliveryMethod? Delivery { get; init; }
    public OrderChannel? OrderChannel { get; init; }
    public string? OrderingClinic { get; init; }
    public string? Orderer { get; init; }
    public string? Destination { get; init; }
#pragma warning restore CS1591
}
