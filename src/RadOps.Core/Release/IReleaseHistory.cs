namespace RadOps.Core.Release;

/// <summary>What the register knows of earlier releases (H-10).</summary>
public interface IReleaseHistory
{
    /// <summary>Whether the same study has been released to the same destination before.</summary>
    bool HasReleased(ReleaseRequest request);
}
