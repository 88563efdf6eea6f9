namespace RadOps.Core.Release;

/// <summary>What the register knows of earlier releases (H-10).</summary>
public interface IReleaseHistory
{
    /// <summary>Whether the same study has been released to the same destination before.</summary>
    bool HasReleased(ReleaseRequest request);

    /// <summary>The request with the consent that is recorded for the same study and recipient, where the request itself brings none; without one that was withdrawn.</summary>
    ReleaseRequest WithConsent(ReleaseRequest request) => request;
}
