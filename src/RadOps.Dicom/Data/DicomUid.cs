using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RadOps.Dicom.Data;

/// <summary>UIDs that RadOps makes: the decimal form of a UUID below 2.25 (PS3.5 B.2), made from what it names, so that the same thing has the same UID every time.</summary>
internal static class DicomUid
{
    /// <summary>Names RadOps as the writer of a file (0002,0012).</summary>
    public const string ImplementationClass = "2.25.209316218407951380173325913361374870813";

    /// <summary>Says the same in words (0002,0013).</summary>
    public const string ImplementationVersion = "RADOPS_1";

    private static readonly SearchValues<byte> Characters = SearchValues.Create("0123456789."u8);

    /// <summary>Whether it is 1–64 digits and points. Zeros that lead a part are let through: they are common, and harm nobody.</summary>
    public static bool IsValid(ReadOnlySpan<byte> bytes) => bytes.Length is > 0 and <= 64 && !bytes.ContainsAnyExcept(Characters);

    /// <summary>The UID of what the parts name together: always the same for the same parts.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts!)), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80); // version 8: a UUID of one's own making (RFC 9562)
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return "2.25." + BinaryPrimitives.ReadUInt128BigEndian(hash).ToString(CultureInfo.InvariantCulture);
    }
}
