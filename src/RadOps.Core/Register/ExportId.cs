using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Register;

/// <summary>
/// The name of one release, and of the medium that it made: <c>R-20261121-4F7K2Q</c>. It can be read over the telephone and printed as Code 39 (A–Z, 0–9, dash);
/// I, O, U, L, 0 and 1, which are heard or read as each other, are not used.
/// </summary>
public static class ExportId
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new one, of the day. It is random, and taken only once the register has it: see <see cref="ReleaseRegister.NewExportId"/>.</summary>
    public static string New(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"R-{day:yyyyMMdd}-{RandomNumberGenerator.GetString(Letters, 6)}");

    /// <summary>
    /// The name of a transfer, such as <c>T-KQXW-BNRT-AHEM</c>: always the same for the same thing sent, so that its attempts bear one name. Letters alone,
    /// so that it is never taken for a patient's number.
    /// </summary>
    internal static string OfTransfer(string thing)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(thing));
        var letters = Letters.AsSpan(8); // without the digits
        Span<char> name = stackalloc char[12];
        for (var i = 0; i < name.Length; i++)
            name[i] = letters[BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(2 * i)) % letters.Length];
        return $"T-{name[..4]}-{name[4..8]}-{name[8..]}";
    }

    /// <summary>The name of an imported release: always the same for the same entry of the list.</summary>
    internal static string OfImported(string entry) => $"I-{RegisterChain.Sha256(entry)[..16].ToUpperInvariant()}";
}
