namespace RadOps.Core.Continuity.Anonymous.Keys;

/// <summary>The secret by which the keys of this machine's referrals are encrypted.</summary>
public interface IReferralSecret
{
    /// <summary>The secret, 32 bytes.</summary>
    /// <param name="make">Whether it is made where there is none.</param>
    /// <exception cref="RadOpsException"><c>ReferralSecretMissing</c>, <c>ReferralSecretUnsafe</c>, <c>ReferralSecretUnreadable</c>.</exception>
    byte[] Read(bool make);
}
