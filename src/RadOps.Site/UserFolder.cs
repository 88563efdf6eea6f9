using RadOps.Core;

namespace RadOps.Site;

/// <summary>The user's own data folder, where RadOps keeps a register until a shared one is named.</summary>
internal static class UserFolder
{
    /// <summary>Path of the register in it.</summary>
    internal static string RegisterPath() => Path.Combine(Folder(), "register.db");

    /// <summary>Path of the journals in it, in which outages are kept until the register answers.</summary>
    internal static string JournalPath() => Path.Combine(Folder(), "journal");

    /// <summary>Path of the secret by which the keys of anonymised referrals are encrypted: apart from the journals, which may be on a disk that others use.</summary>
    internal static string ReferralSecretPath() => Path.Combine(Folder(), "referral.secret");

    /// <summary>Makes the folder, for its owner's eyes only: the register in it names patients.</summary>
    /// <exception cref="RadOpsException"><c>UserFolderNotWritable</c>: it cannot be made.</exception>
    internal static void Create()
    {
        var folder = Folder();
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("UserFolderNotWritable", ErrorKind.Storage, $"The folder {folder} cannot be made: {e.Message} Name a register with --register, -Register or in the site file.", folder, e);
        }
    }

    private static string Folder()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "RadOps")
            : throw new RadOpsException("UserFolderMissing", ErrorKind.NotFound, "This account has no home folder to keep a register in. Name a register with --register, -Register or in the site file.");
    }
}
