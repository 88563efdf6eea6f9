using System.Security.Cryptography;

namespace RadOps.Core.Continuity.Anonymous.Keys;

/// <summary>
/// The secret in a file of its own, apart from the keys that it encrypts: for its owner, or its group where the accounts of a machine share it. Where the system tells who else may read a file (everywhere but on Windows, where
/// the folder's list of access does), one that everybody may read, or others write, is not used.
/// </summary>
/// <param name="path">Full path; its folder is made by the first that is written.</param>
public sealed class ReferralSecretFile(string path) : IReferralSecret
{
    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc/>
    public byte[] Read(bool make)
    {
        try
        {
            if (make && !File.Exists(path)) Make();
            if (!File.Exists(path))
                throw new RadOpsException("ReferralSecretMissing", ErrorKind.NotFound, $"{path} is not there: the secret by which this account's keys were encrypted. A code is opened on the machine and by the account that made it, or with a copy of that file.", path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.GroupRead)) != 0)
                throw new RadOpsException("ReferralSecretUnsafe", ErrorKind.NotPermitted, $"Others than its owner and group may use {path}, so it is no secret. Find out who has, then take their rights away (chmod 600, or 640 for a group).", path);
            var secret = File.ReadAllBytes(path);
            return secret.Length == Length ? secret : throw new RadOpsException("ReferralSecretUnreadable", ErrorKind.Storage, $"{path} has {secret.Length} bytes and not {Length}: it is not the secret. Put a copy in its place; a new one opens no old code.", path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("ReferralSecretUnreadable", ErrorKind.Storage, $"{path} cannot be used: {error.Message} It holds the secret by which the keys of anonymised referrals are encrypted.", path, error);
        }
    }

    /// <summary>Written whole beside, then put in place, where no other process was quicker.</summary>
    private void Make()
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        var draft = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}~";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Length));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
