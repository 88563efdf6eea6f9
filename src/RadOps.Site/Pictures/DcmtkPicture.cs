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

    /// <summary>How a PNG begins.</summary>
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

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
        try
        {
            // A window by its histogram, but for one per cent; the first frame; the width given, the height by that. With no name to write to it writes to its output: no picture of
            // a patient is left in a temporary folder, whatever ends us.
            string[] arguments = ["--quiet", "+Wh", "1", "+Sxv", Thumbnail.Size.ToString(CultureInfo.InvariantCulture), "+on", path];
            return Run(arguments, patience, cancellationToken) is { } png && png.AsSpan().StartsWith(Signature) ? new("image/png", png) : null;
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return null;
        }
    }

    /// <summary>What the program wrote; null where it failed or took too long.</summary>
    private byte[]? Run(string[] arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, CreateNoWindow = true });
        if (process is null) return null;
        // What it says is of no use to anybody, and no pipe is left to fill up.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var written = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(written, CancellationToken.None); // ends with the process
        using var stop = cancellationToken.Register(process.Kill);
        if (!process.WaitForExit(patience))
        {
            process.Kill();
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        reading.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? written.ToArray() : null;
    }
}
