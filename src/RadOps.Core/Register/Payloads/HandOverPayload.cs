using RadOps.Core.Completion;

namespace RadOps.Core.Register.Payloads;

/// <summary>How a release left the desk, and the decision that let it.</summary>
internal sealed record HandOverPayload
{
    public required string ExportId { get; init; }

    public HandOverKind Kind { get; init; }

    public AddressType Address { get; init; }

    public bool RegisteredMail { get; init; }

    public IdentityDocument? PatientDocument { get; init; }

    public DateOnly? PatientValidTo { get; init; }

    public IdentityDocument? ProxyDocument { get; init; }

    public DateOnly? ProxyValidTo { get; init; }

    public CompletedSteps Steps { get; init; }

    /// <summary>Duties of a site's own pack, by their codes.</summary>
    public IReadOnlyList<string> Attested { get; init; } = [];

    /// <summary>Taken anew for the delivery that it became.</summary>
    public required DecisionPayload Decision { get; init; }
}
