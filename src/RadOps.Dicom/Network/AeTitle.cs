using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>The rules of an application entity title (PS3.5 6.2, VR AE): 1–16 printable ASCII characters, no backslash, not blanks alone.</summary>
internal static class AeTitle
{
    public const int MaximumLength = 16;

    /// <summary>Gives the title without the blanks around it, which bear no meaning.</summary>
    /// <exception cref="RadOpsException">It is no AE title.</exception>
    public static string Validate(string value, string role)
    {
        var title = value.Trim(' ');
        if (title.Length is 0 or > MaximumLength || title.Any(character => character is < ' ' or > '~' or '\\'))
            throw new RadOpsException("AeTitleInvalid", ErrorKind.InvalidInput, $"The {role} AE title '{title}' must be 1–16 ASCII characters without backslash.", title);
        return title;
    }
}
