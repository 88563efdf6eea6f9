using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>
/// What the thumbnails of a file are called by the freedesktop.org Thumbnail Managing Standard: the MD5 of its address, and <c>.png</c>. Programs escape addresses differently, so all their ways are given.
/// </summary>
internal static class ThumbnailNames
{
    // What GLib leaves as it is in a path, and what Qt leaves besides.
    private const string GlibPlain = "-._~!$&'()*+,/:=@";
    private const string QtPlain = GlibPlain + ";";
    private const string StrictPlain = "-._~/";

    /// <summary>The names.</summary>
    /// <param name="path">Full path of the file.</param>
    internal static IEnumerable<string> Of(string path) =>
        ((string[])[Address(path, GlibPlain), Address(path, QtPlain), Address(path, StrictPlain)]).Distinct().Select(address => Name(address));

    /// <summary>The address of a file as GLib writes it.</summary>
    internal static string Address(string path, string plain = GlibPlain)
    {
        var address = new StringBuilder("file://");
        foreach (var octet in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || plain.Contains((char)octet, StringComparison.Ordinal)) address.Append((char)octet);
            else address.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return address.ToString();
    }

#pragma warning disable CA5351 // The standard names thumbnails by MD5; nothing is protected by it.
    private static string Name(string address) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(address))) + ".png";
#pragma warning restore CA5351
}
