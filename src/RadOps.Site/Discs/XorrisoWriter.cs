using System.ComponentModel;
using System.Diagnostics;
using RadOps.Core;

namespace RadOps.Site.Discs;

/// <summary>xorriso, where there is no service of the system's own.</summary>
/// <param name="environment">Gives an environment variable's value.</param>
internal sealed class XorrisoWriter(Func<string, string?> environment) : IDiscWriter
{
    public void Require() => Find();

    public async Task WriteAsync(string folder, string image, string volumeId, CancellationToken cancellationToken)
    {
        // Level 1 is 8.3 names, which every name of a medium is; Joliet repeats them for systems that look there first.
        var start = new ProcessStartInfo(Find(), ["-as", "mkisofs", "-quiet", "-iso-level", "1", "-J", "-V", volumeId, "-o", image, folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var said = await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
                _ = await output.ConfigureAwait(false);
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
                if (process.ExitCode != 0) throw NotWritten(image, $"xorriso says: {Last(said)}");
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }
        catch (Win32Exception error)
        {
            throw NotWritten(image, error.Message, error);
        }
    }

    private string Find() =>
        (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "xorriso")).FirstOrDefault(File.Exists)
        ?? throw new RadOpsException("IsoWriterNotFound", ErrorKind.NotFound, "An ISO image is written by xorriso, which is not installed. Install it (Debian and Ubuntu: apt-get install xorriso; macOS: brew install xorriso), or burn the medium's folder itself.");

    // Its last words that are no remark of its own on what it does.
    private static string Last(string said) => said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault(line => line.Contains("FAILURE", StringComparison.Ordinal) || line.Contains("SORRY", StringComparison.Ordinal) || line.Contains("FATAL", StringComparison.Ordinal)) ?? "nothing.";

    private static RadOpsException NotWritten(string image, string why, Exception? inner = null) =>
        new("IsoNotWritten", ErrorKind.Storage, $"The ISO image could not be written in {Path.GetDirectoryName(image)}. {why} The medium's folder is whole.", image, inner);
}
