namespace RadOps.Core.Tests.Intake.Files;

/// <summary>A hostile or odd file, and the exact outcome that is wanted.</summary>
/// <param name="Title">What is odd about it.</param>
/// <param name="Make">Makes it.</param>
/// <param name="Expected">The format, and every finding: errors, then warnings, then the rest.</param>
/// <param name="Name">Its file name; null leaves the name out of it.</param>
internal sealed record OddFile(string Title, Func<byte[]> Make, string Expected, string? Name = null)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, OddFile> All { get; } =
        ((IEnumerable<OddFile>)[.. OddWholes.All, .. OddNames.All, .. OddSizes.All, .. OddImages.All, .. OddSeconds.All, .. OddBombs.All, .. OddPdfs.All, .. OddActions.All]).ToDictionary(file => file.Title);
}
