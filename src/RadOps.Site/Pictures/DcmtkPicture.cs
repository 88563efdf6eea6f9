using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RadOps.Core.Export;
using RadOps.Dicom.Pictures;

namespace RadOps.Site.Pictures;

/// <summary>DCMTK's program that turns an instance into a picture, whatever it is compressed by that DCMTK knows.</summary>
internal sealed class DcmtkPicture
{
    private static readonly string[] names = OperatingSystem.IsWindows() ? ["dcm2img.exe", "dcmj2pnm.exe"] : ["dcm2img", "dcmj2pnm"];

    private readonly string program;

    private DcmtkPicture(string program) => this.program = program;

    /// <summary>The program; null where DCMTK is not installed.</summary>
    internal static DcmtkPicture? Find(Func<string, string?> environment) =>
        (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .Where(File.Exists).Select(path => new DcmtkPicture(path)).FirstOrDefault();

    /// <summary>Draws a picture.</summary>
    /// <param name="path">The instance.</param>
    /// <param name="patience">How long it may take; the process is ended after that.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where it cannot be drawn.</returns>
    internal MediumPicture? Draw(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        var picture = Path.Combine(Path.GetTempPath(), $"radops-{Guid.NewGuid():n}.png");
        try
        {
            // A window by its histogram, but for one per cent; the first frame; the width given, the height by that.
            string[] arguments = ["--quiet", "+Wh", "1", "+Sxv", Thumbnail.Size.ToString(CultureInfo.InvariantCulture), "+on", path, picture];
            return Run(arguments, patience, cancellationToken) && File.Exists(picture) ? new("image/png", File.ReadAllBytes(picture)) : null;
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private bool Run(string[] arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // What it says is of no use to anybody, and no pipe is left to fill up.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, CreateNoWindow = true });
        if (process is null) return false;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(patience)) return process.ExitCode == 0;
        process.Kill();
        return false;
    }
}
