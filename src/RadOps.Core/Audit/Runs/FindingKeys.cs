using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Audit.Runs;

/// <summary>Keys by which findings are known again: the first 64 bits of HMAC-SHA-256 under the register's secret, since a request's own id may say whose it is.</summary>
/// <param name="secret">The register's secret.</param>
internal sealed class FindingKeys(ReadOnlyMemory<byte> secret)
{
    // Two findings may be alike in all that is kept; they are then told apart by their number.
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>The key of the next finding.</summary>
    internal string Of(AuditFinding finding)
    {
        var isOfRegister = finding is { ExportId: null, RequestId: null, Occurred: null };
        var what = string.Create(CultureInfo.InvariantCulture, $"{finding.Code}\n{finding.ExportId}\n{finding.RequestId}\n{finding.Occurred?.UtcTicks}\n{(isOfRegister ? finding.Message : "")}");
        seen[what] = seen.GetValueOrDefault(what) + 1;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes($"{what}\n{seen[what]}"), hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
