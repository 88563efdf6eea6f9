using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>
/// A patient's opaque key: the first 128 bits of HMAC-SHA-256 over the identity number, under a random key that the register holds.
/// A bare hash of a personnummer would be no protection: there are so few that all of them can be hashed in minutes. Whoever
/// holds the whole register can undo this too; whoever sees a key in a log, an error or another system cannot.
/// </summary>
public static class SubjectKey
{
    /// <summary>Length of the secret in bytes.</summary>
    public const int SecretLength = 32;

    /// <summary>The key of a patient, 32 hexadecimal characters; empty for no known patient.</summary>
    public static string Of(PatientId? patient, ReadOnlyMemory<byte> secret)
    {
        if (patient is null) return "";
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes(patient.Reveal().ToUpperInvariant()), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
