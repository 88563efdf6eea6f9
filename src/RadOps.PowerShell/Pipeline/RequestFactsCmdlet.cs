using System.Management.Automation;
using RadOps.Core.Release;
using SignatureStatus = RadOps.Core.Release.SignatureStatus;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// The facts of a request as parameters, for a person with a telephone at the ear. Whose images it is about is not among them: no rule asks for it, and what is
/// typed at a prompt stays in history and transcripts.
/// </summary>
public abstract class RequestFactsCmdlet : RequestCmdlet
{
    private protected const string FactsSet = "Facts";

    /// <inheritdoc cref="ReleaseRequest.RequestId"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? RequestId { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Unit"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? Unit { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Recipient"/>
    [Parameter(Mandatory = true, ParameterSetName = FactsSet)]
    public RecipientType Recipient { get; set; }

    /// <inheritdoc cref="ReleaseRequest.RecipientLocation"/>
    [Parameter(ParameterSetName = FactsSet)]
    public RecipientLocation RecipientLocation { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Situation"/>
    [Parameter(ParameterSetName = FactsSet)]
    public Situation Situation { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Purpose"/>
    [Parameter(ParameterSetName = FactsSet)]
    public ReleasePurpose Purpose { get; set; }

    /// <inheritdoc cref="ReleaseRequest.PatientResidesAbroad"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? PatientResidesAbroad { get; set; }

    /// <inheritdoc cref="ReleaseRequest.TreatingClinicClosed"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? TreatingClinicClosed { get; set; }

    /// <inheritdoc cref="ReleaseRequest.ClosureAttestedBy"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? ClosureAttestedBy { get; set; }

    /// <inheritdoc cref="ReleaseRequest.OwnReferral"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? OwnReferral { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Relevant"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? Relevant { get; set; }

    /// <inheritdoc cref="ReleaseRequest.IepConnected"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? IepConnected { get; set; }

    /// <inheritdoc cref="ReleaseRequest.ArchivedInBfr"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? ArchivedInBfr { get; set; }

    /// <inheritdoc cref="ReleaseRequest.BfrAccess"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? BfrAccess { get; set; }

    /// <inheritdoc cref="ReleaseRequest.ProtectedIdentity"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? ProtectedIdentity { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Deceased"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? Deceased { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Blocked"/>
    [Parameter(ParameterSetName = FactsSet)]
    public bool? Blocked { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Signature"/>
    [Parameter(ParameterSetName = FactsSet)]
    public SignatureStatus Signature { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Consent"/>
    [Parameter(ParameterSetName = FactsSet)]
    public ConsentForm Consent { get; set; }

    /// <inheritdoc cref="ReleaseRequest.HarmAssessment"/>
    [Parameter(ParameterSetName = FactsSet)]
    public HarmAssessment HarmAssessment { get; set; }

    /// <inheritdoc cref="ReleaseRequest.PhysicianAdvice"/>
    [Parameter(ParameterSetName = FactsSet)]
    public PhysicianAdvice PhysicianAdvice { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Items"/>
    [Parameter(ParameterSetName = FactsSet)]
    public RequestedItems Items { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Medium"/>
    [Parameter(ParameterSetName = FactsSet)]
    public MediumType Medium { get; set; }

    /// <inheritdoc cref="ReleaseRequest.MediumReason"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? MediumReason { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Delivery"/>
    [Parameter(ParameterSetName = FactsSet)]
    public DeliveryMethod Delivery { get; set; }

    /// <inheritdoc cref="ReleaseRequest.OrderChannel"/>
    [Parameter(ParameterSetName = FactsSet)]
    public OrderChannel OrderChannel { get; set; }

    /// <inheritdoc cref="ReleaseRequest.OrderingClinic"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? OrderingClinic { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Orderer"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? Orderer { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Destination"/>
    [Parameter(ParameterSetName = FactsSet)]
    public string? Destination { get; set; }

    /// <inheritdoc cref="ReleaseRequest.PatientIdChecked"/>
    [Parameter(ParameterSetName = FactsSet)]
    public SwitchParameter PatientIdChecked { get; set; }

    /// <inheritdoc cref="ReleaseRequest.ProxyIdChecked"/>
    [Parameter(ParameterSetName = FactsSet)]
    public SwitchParameter ProxyIdChecked { get; set; }

    /// <inheritdoc cref="ReleaseRequest.ProxyFormRecorded"/>
    [Parameter(ParameterSetName = FactsSet)]
    public SwitchParameter ProxyFormRecorded { get; set; }

    /// <inheritdoc cref="ReleaseRequest.RegisterHitAcknowledged"/>
    [Parameter(ParameterSetName = FactsSet)]
    public SwitchParameter RegisterHitAcknowledged { get; set; }

    /// <summary>The facts that were given, by name.</summary>
    private protected IEnumerable<KeyValuePair<string, object?>> GivenFacts() =>
        from given in MyInvocation.BoundParameters
        where RequestColumns.Find(given.Key) is not null && given.Key != nameof(Organisation)
        select new KeyValuePair<string, object?>(given.Key, given.Value is SwitchParameter flag ? flag.IsPresent : given.Value);
}
