using System.Security.Cryptography;
using RadOps.Core.Identity;

namespace RadOps.Core.Intake.Files;

/// <summary>
/// Says what a patient's file is, whether it is whole, and what it hides (F-18, F-19, F-22, C38, C39, C54). The file is read, and nothing of it is shown, run or written;
/// memory does not grow with it, and what is packed in it is unfolded piece by piece, up to a limit.
/// </summary>
public static class PatientFileInspector
{
    /// <summary>Inspects a file, its name included.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How large it may be, and what is known to be bad.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found. A link, a folder or a device is a finding, and is not opened.</returns>
    /// <exception cref="RadOpsException"><c>PatientFileNotFound</c>; <c>PatientFileUnreadable</c>: another program holds it, or it may not be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FileInspection Inspect(string path, InspectionLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var file = new FileInfo(path);
            var attributes = File.GetAttributes(path); // of the link itself where it is one
            if ((attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint | FileAttributes.Device)) != 0) return NoFile(file.Name);
            // What has no length is not opened: a pipe would wait for somebody to write into it.
            using var stream = file.Length == 0 ? Stream.Null : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Inspect(stream, file.Name, limits, cancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RadOpsException("PatientFileNotFound", ErrorKind.NotFound, $"There is no file {IdentityMask.MaskPath(path)}. It may have been moved or deleted; download it again.", IdentityMask.MaskPath(path), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("PatientFileUnreadable", ErrorKind.Storage, $"The file {IdentityMask.MaskPath(path)} cannot be read: {IdentityMask.Mask(error.Message.Replace(path, IdentityMask.MaskPath(path), StringComparison.Ordinal))} Close the program that holds it open, and try again.", IdentityMask.MaskPath(path), error);
        }
    }

    /// <summary>Inspects what a stream holds.</summary>
    /// <param name="stream">The file, from its beginning; it must be possible to seek in it. It is left open.</param>
    /// <param name="name">The file's name alone; null leaves the name out of it.</param>
    /// <param name="limits">How large it may be, and what is known to be bad.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FileInspection Inspect(Stream stream, string? name, InspectionLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(limits);
        var report = new FileReport();
        var bytes = new FileBytes(stream, cancellationToken);
        var hash = Hash(bytes);
        var format = Signatures.Format(bytes);
        JudgeLength(bytes.Length, limits, report);
        if (limits.KnownBad?.Contains(hash) == true) report.Add(FileFindingCode.KnownBad);
        // What is too large is not looked into: to read it would be what it may be meant for.
        if (bytes.Length > 0 && bytes.Length <= limits.MostBytes) Look(bytes, format, limits, report);
        if (name is not null) PatientFileName.Judge(name, format, report);
        return Inspection(report, format, bytes.Length, hash);
    }

    private static void JudgeLength(long length, InspectionLimits limits, FileReport report)
    {
        if (length == 0)
            report.Add(FileFindingCode.EmptyFile);
        else if (length > limits.MostBytes)
            report.Add(FileFindingCode.TooLarge, null, FormattableString.Invariant($"{limits.Megabytes}"));
        else if (length > limits.AcceptedBytes)
            report.Add(FileFindingCode.SizeInDoubt, null, FormattableString.Invariant($"{limits.Megabytes}"));
    }

    private static void Look(FileBytes bytes, PatientFileFormat format, InspectionLimits limits, FileReport report)
    {
        if (format == PatientFileFormat.Unknown)
        {
            report.Add(FileFindingCode.UnknownFormat, 0, Signatures.OtherName(bytes, 0) is { } other ? $", utan {other}" : "");
            return;
        }

        var hasPictureList = false;
        switch (format)
        {
            case PatientFileFormat.Png:
                new PngReader(bytes, limits, report).Read();
                break;
            case PatientFileFormat.Gif:
                new GifReader(bytes, limits, report).Read();
                break;
            case PatientFileFormat.Jpeg:
                var reader = new JpegReader(bytes, limits, report);
                reader.Read();
                hasPictureList = reader.HasPictureList;
                break;
            default:
                new PdfReader(bytes, limits, report).Read();
                break;
        }

        if (report.End is { } end) AfterTheEnd.Judge(bytes, end, hasPictureList, limits, report);
        ContentScan.Look(bytes, format, report);
        JudgeMetadata(report);
    }

    private static void JudgeMetadata(FileReport report)
    {
        var metadata = report.Metadata;
        if (metadata.HasPosition) report.Add(FileFindingCode.Position);
        if (metadata.HasOwner || metadata.HasCreator) report.Add(FileFindingCode.Owner);
        if (metadata.HasSerialNumber) report.Add(FileFindingCode.SerialNumber);
        if (metadata.HasText) report.Add(FileFindingCode.Text);
    }

    private static FileInspection NoFile(string name)
    {
        var report = new FileReport();
        report.Add(FileFindingCode.NotRegularFile);
        PatientFileName.Judge(name, PatientFileFormat.Unknown, report);
        return Inspection(report, PatientFileFormat.Unknown, 0, "");
    }

    private static FileInspection Inspection(FileReport report, PatientFileFormat format, long length, string hash) => new()
    {
        Format = format,
        Length = length,
        Sha256 = hash,
        Width = report.Width,
        Height = report.Height,
        Frames = report.Frames,
        Pages = report.Pages,
        Findings = report.Findings,
        Metadata = report.Metadata,
        HoldsPhotograph = report.HoldsPhotograph,
    };

    private static string Hash(FileBytes bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; at < bytes.Length;)
        {
            var part = bytes.Span(at, 1 << 16);
            if (part.IsEmpty) throw new EndOfStreamException("The file became shorter while it was read.");
            hash.AppendData(part);
            at += part.Length;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
