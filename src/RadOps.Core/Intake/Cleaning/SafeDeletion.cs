using System.Security.Cryptography;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>
/// Deletes one thing, and never another. Just before, it is looked at again: it is the same file, with the same content, reached through folders and not through links, on the given folder's own file
/// system, held by no program and with no other name. Then it is moved aside within its folder, and only what is seen to be that same file is deleted: whatever was put in its place meanwhile is put back.
/// </summary>
/// <param name="machine">The computer.</param>
internal sealed class SafeDeletion(IIntakeMachine machine)
{
    private const string Aside = ".radops-";

    /// <summary>Deletes it if it may.</summary>
    internal CleanUpItem Delete(CleanUpItem item)
    {
        try
        {
            var (outcome, reason) = Try(item);
            return item with { Outcome = outcome, Reason = reason };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (machine.Look(item.Path).Kind == FileKind.Missing) return item with { Outcome = CleanUpOutcome.Gone, Reason = null };
            // Windows refuses to delete or move what another program holds open.
            return OperatingSystem.IsWindows() && error is IOException
                ? item with { Outcome = CleanUpOutcome.HeldOpen, Reason = "Ett annat program har filen öppen. Stäng det och försök igen." }
                : item with { Outcome = CleanUpOutcome.Failed, Reason = $"Filen kunde inte raderas: {error.Message.Replace(item.Path, item.Place, StringComparison.Ordinal)}" };
        }
    }

    private (CleanUpOutcome Outcome, string? Reason) Try(CleanUpItem item)
    {
        if (!IsReachedThroughFolders(item))
            return (CleanUpOutcome.Changed, "En länk, eller ett annat filsystem, ligger i vägen. Inget har rörts.");
        var facts = machine.Look(item.Path);
        if (facts.Kind == FileKind.Missing) return (CleanUpOutcome.Gone, null);
        if (facts.Kind != FileKind.File || !facts.IsSame(item.Facts))
            return (CleanUpOutcome.Changed, "Något annat ligger där nu. Det har inte rörts.");
        if (facts.Links > 1)
            return (CleanUpOutcome.HardLinked, FormattableString.Invariant($"Innehållet har {facts.Links - 1} namn till (hårda länkar, inod {facts.Inode}), som skulle bli kvar. Ta bort dem och försök igen."));
        if (machine.Holders(item.Path, facts) is { Count: > 0 } holders)
            return (CleanUpOutcome.HeldOpen, $"Filen är öppen i {string.Join(", ", holders.Distinct())}. Stäng programmet och försök igen.");
        if (item.Sha256 is null)
        {
            // A thumbnail or a note is known by its name alone; a link in its place would be deleted itself, never followed.
            File.Delete(item.Path);
            return (CleanUpOutcome.Deleted, null);
        }

        return HasContent(item) ? DeleteContent(item) : (CleanUpOutcome.Changed, "Innehållet är ett annat än det som följs. Filen har inte rörts.");
    }

    private (CleanUpOutcome Outcome, string? Reason) DeleteContent(CleanUpItem item)
    {
        var aside = Path.Combine(Path.GetDirectoryName(item.Path)!, $"{Aside}{Guid.NewGuid():N}");
        machine.Move(item.Path, aside);
        var moved = machine.Look(aside);
        // Moving changes neither the file nor its content.
        if (moved.Kind != FileKind.File || !moved.IsSame(item.Facts))
        {
            return (CleanUpOutcome.Changed, PutBack(aside, item.Path) ? "Något annat lades dit just nu. Det har inte rörts." : $"Något annat lades dit just nu, två gånger. Det första ligger orört i samma mapp som {Path.GetFileName(aside)}.");
        }

        File.Delete(aside);
        return (CleanUpOutcome.Deleted, null);
    }

    /// <summary>Puts back what was moved by mistake; false where its place has been taken.</summary>
    private bool PutBack(string aside, string path)
    {
        try
        {
            machine.Move(aside, path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return machine.Look(aside).Kind == FileKind.Missing;
        }
    }

    /// <summary>Whether the file that is open has the content, and is the one that was found.</summary>
    private bool HasContent(CleanUpItem item)
    {
        using var stream = new FileStream(item.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return machine.Look(stream.SafeFileHandle).IsSame(item.Facts) && Convert.ToHexStringLower(SHA256.HashData(stream)) == item.Sha256;
    }

    /// <summary>Whether every step from the given folder to the thing's own is a folder, on the file system of the given one.</summary>
    private bool IsReachedThroughFolders(CleanUpItem item)
    {
        var top = machine.Look(item.Root);
        if (top.Kind != FileKind.Folder || !IsWithin(item.Path, item.Root)) return false;
        for (var folder = Path.GetDirectoryName(item.Path)!; folder.Length > item.Root.TrimEnd(Path.DirectorySeparatorChar).Length; folder = Path.GetDirectoryName(folder)!)
            if (machine.Look(folder) is var step && (step.Kind != FileKind.Folder || step.Mount != top.Mount)) return false;
        return true;
    }

    private static bool IsWithin(string path, string root)
    {
        var relative = Path.GetRelativePath(root, path);
        return !Path.IsPathRooted(relative) && relative != "." && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
    }
}
