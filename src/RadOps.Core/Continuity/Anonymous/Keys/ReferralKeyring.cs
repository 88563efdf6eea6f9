using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;

namespace RadOps.Core.Continuity.Anonymous.Keys;

/// <summary>
/// The keys of this machine's anonymised referrals: a line for each, the code and what it stands for, encrypted by AES-256 in GCM under a secret that is kept elsewhere; the code is authenticated with it, so that no line
/// can be put under another's code. Lines are only ever appended, and are forced to the disk before the paper is made. They are not handed to other machines nor to the register.
/// </summary>
/// <param name="files">Where the journals are.</param>
/// <param name="machine">Name of the machine.</param>
/// <param name="secret">The secret.</param>
public sealed class ReferralKeyring(IJournalFiles files, string machine, IReferralSecret secret)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private string File => machine + ".keys";

    /// <summary>Keeps what a code stands for.</summary>
    internal void Put(string code, KeyPayload payload)
    {
        var clear = JsonSerializer.SerializeToUtf8Bytes(payload, ContinuityJson.Default.KeyPayload);
        var sealed_ = new byte[NonceLength + TagLength + clear.Length];
        var nonce = sealed_.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using (var aes = new AesGcm(secret.Read(make: true), TagLength)) aes.Encrypt(nonce, clear, sealed_.AsSpan(NonceLength + TagLength), sealed_.AsSpan(NonceLength, TagLength), Encoding.ASCII.GetBytes(code));
        CryptographicOperations.ZeroMemory(clear);
        // A line that a kill or a full disk broke off stays one of its own.
        var bytes = files.Read(File);
        var start = bytes.Length == 0 || bytes[^1] == (byte)'\n' ? "" : "\n";
        files.Append(File, Encoding.ASCII.GetBytes($"{start}{code} {Convert.ToBase64String(sealed_)}\n"));
    }

    /// <summary>What a code stands for.</summary>
    /// <exception cref="RadOpsException"><c>ReferralKeyMissing</c>: another machine has it; <c>ReferralKeyUnreadable</c>; or the secret cannot be used.</exception>
    internal KeyPayload Get(string code)
    {
        var line = Encoding.ASCII.GetString(files.Read(File)).Split('\n').LastOrDefault(line => line.StartsWith(code + " ", StringComparison.Ordinal))
            ?? throw new RadOpsException("ReferralKeyMissing", ErrorKind.NotFound, $"What {code} stands for is not on this machine: it is opened where the referral was anonymised.", code);
        try
        {
            var sealed_ = Convert.FromBase64String(line[(code.Length + 1)..]);
            var clear = new byte[sealed_.Length - NonceLength - TagLength];
            using var aes = new AesGcm(secret.Read(make: false), TagLength);
            aes.Decrypt(sealed_.AsSpan(0, NonceLength), sealed_.AsSpan(NonceLength + TagLength), sealed_.AsSpan(NonceLength, TagLength), clear, Encoding.ASCII.GetBytes(code));
            return JsonSerializer.Deserialize(clear, ContinuityJson.Default.KeyPayload) ?? throw new JsonException();
        }
        catch (Exception error) when (error is FormatException or CryptographicException or JsonException or OverflowException)
        {
            throw new RadOpsException("ReferralKeyUnreadable", ErrorKind.Storage, $"What is kept under {code} in {files.Location} does not open by this account's secret: the line was changed, or the secret is another's.", code, error);
        }
    }
}
