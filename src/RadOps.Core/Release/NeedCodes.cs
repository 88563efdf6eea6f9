using RadOps.Core.Release.Explaining;

namespace RadOps.Core.Release;

/// <summary>The codes of what may be missing.</summary>
public static class NeedCodes
{
    internal const string UnknownPrefix = "Unknown.";

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        "Consent.Written", "Consent.Verbal", "Consent.VerbalViaOrderer", "Relevance", "Order.Channel", "Order.Clinic", "Order.Orderer", "Order.Destination", "LathundBasis", "PhysicianAdvice",
        "PatientId", "ProxyId", "ProxyForm", "MediumReason", "Delivery", "Recipient", "RegisterHit", "ClosureAttested",
        Unknown(nameof(ReleaseRequest.RecipientLocation)), Unknown(nameof(ReleaseRequest.IepConnected)), Unknown(nameof(ReleaseRequest.ArchivedInBfr)),
        Unknown(nameof(ReleaseRequest.DecidedBy)), Unknown(nameof(ReleaseRequest.DecidedAt)), Unknown(nameof(ReleaseRequest.Basis)),
    ];

    /// <summary>The code of a column that a rule tests and that is empty.</summary>
    public static string Unknown(string column) => UnknownPrefix + column;

    /// <summary>A code in Swedish, as what is missing: <c>patientens skriftliga samtycke</c>.</summary>
    public static string Swedish(string code) => SwedishWords.Instance.Need(code);
}
