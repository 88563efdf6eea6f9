using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Register.Integrity;

/// <summary>
/// A key that signs digests, or only proves signatures: ECDSA on a curve of NIST, as PEM. Whoever owns the database must not own the private key as
/// well, or what it proves is nothing.
/// </summary>
public sealed class DigestKey : IDisposable
{
    private readonly ECDsa key;

    private DigestKey(ECDsa key, bool canSign)
    {
        this.key = key;
        CanSign = canSign;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the public key (SubjectPublicKeyInfo, DER).</summary>
    public string Id { get; }

    /// <summary>Whether the private part is there.</summary>
    public bool CanSign { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="pem">A private or a public key as PEM; of an encrypted private key, nothing can be read.</param>
    /// <param name="source">Where it comes from, for the message.</param>
    /// <exception cref="RadOpsException"><c>DigestKeyUnreadable</c>.</exception>
    public static DigestKey Read(string pem, string source)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new(key, pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal));
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new RadOpsException(
                "DigestKeyUnreadable", ErrorKind.InvalidInput, $"{source} holds no key that digests can be signed or proved with: an ECDSA key as PEM, not encrypted. Make a pair with 'radops register key'.", source);
        }
    }

    /// <summary>Makes a pair of keys on the curve P-256.</summary>
    /// <returns>The private and the public key as PEM.</returns>
    public static (string Private, string Public) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKeyPem() + "\n", key.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    /// <summary>Signs a digest.</summary>
    /// <exception cref="RadOpsException"><c>DigestKeyPublic</c>: the private part is not there.</exception>
    public RegisterDigest Sign(RegisterDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        if (!CanSign) throw new RadOpsException("DigestKeyPublic", ErrorKind.InvalidInput, "The key is the public one, which proves signatures but makes none. Give the private key.");
        return digest with { Key = Id, Signature = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(digest.SignedText), HashAlgorithmName.SHA256)) };
    }

    /// <summary>Whether this key has signed the digest.</summary>
    public bool Proves(RegisterDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        Span<byte> signature = stackalloc byte[256];
        return digest.Signature is not null
            && Convert.TryFromBase64String(digest.Signature, signature, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(digest.SignedText), signature[..length], HashAlgorithmName.SHA256);
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
