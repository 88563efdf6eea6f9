using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Completion;

/// <summary>How a release left the desk, as a person attests it.</summary>
/// <param name="Kind">How.</param>
public sealed record HandOver(HandOverKind Kind)
{
    /// <summary>When; now where null.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>Where the letter was addressed to.</summary>
    public AddressType Address { get; init; }

    /// <summary>It went as registered mail.</summary>
    public bool RegisteredMail { get; init; }

    /// <summary>The patient's identity document; null where none was looked at.</summary>
    public IdentityCheck? Patient { get; init; }

    /// <summary>The proxy's identity document; null where none was looked at.</summary>
    public IdentityCheck? Proxy { get; init; }

    /// <summary>The form "Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden" was received (N-41).</summary>
    public bool ProxyForm { get; init; }

    /// <summary>The delivery that it is, in the words of a request.</summary>
    public DeliveryMethod Delivery => Kind switch
    {
        HandOverKind.Posted => DeliveryMethod.Post,
        HandOverKind.PickedUp => DeliveryMethod.PickUp,
        HandOverKind.PickedUpByProxy => DeliveryMethod.PickUpByProxy,
        _ => DeliveryMethod.HandedOver,
    };

    /// <summary>What it means to have been done.</summary>
    internal CompletedSteps Steps
    {
        get
        {
            var steps = Kind == HandOverKind.Posted ? CompletedSteps.Sent : CompletedSteps.HandedOver;
            if (Kind == HandOverKind.Posted && !RegisteredMail) steps |= CompletedSteps.OrdinaryMail;
            if (Address == AddressType.Registered) steps |= CompletedSteps.RegisteredAddress;
            if (Patient is not null) steps |= CompletedSteps.PatientIdChecked;
            if (Proxy is not null) steps |= CompletedSteps.ProxyIdChecked;
            if (ProxyForm) steps |= CompletedSteps.ProxyFormReceived;
            return steps;
        }
    }
}
