using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using RadOps.Core.Identity;

namespace RadOps.Core.Export;

/// <summary>
/// A medium's folder while it is made: copies, report, directory, pages, manifest, and then everything read back. It works in a folder beside the
/// target whose name begins with a dot; the target appears only when all of it is there and verified.
/// </summary>
/// <param name="plan">What goes on it.</param>
/// <param name="folder">The folder to work in: see <see cref="FolderFor"/>.</param>
/// <param name="dicom">Reads headers, writes DICOMDIR, judges the medium.</param>
public sealed class MediumDraft(ExportPlan plan, string folder, IDicomFiles dicom)
{
    /// <summary>INDEX.HTM, in the root of the medium (IHE PDI).</summary>
    public const string IndexFile = "INDEX.HTM";

    /// <summary>README.TXT, in the root of the medium (IHE PDI).</summary>
    public const string ReadmeFile = "README.TXT";

    private const string ReportFile = MediumLayout.PdiFolder + "/REPORT.PDF";

    private readonly ConcurrentDictionary<string, string> manifest = new(StringComparer.Ordinal);
    private readonly List<string> fileIds = [.. plan.Files.Select(file => file.FileId)];
    private readonly List<string> notes = [];
    private bool reportIncluded;

    /// <summary>The folder in which a run works: beside the target, and no other run's.</summary>
    internal static string FolderFor(string target, int run) =>
        Path.Combine(Path.GetDirectoryName(target)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.{run}.partial"));

    /// <summary>Copies the instances.</summary>
    /// <exception cref="RadOpsException">The target exists (<c>DestinationExists</c>), there is no room (<c>DestinationFull</c>), or it cannot be written (<c>DestinationNotWritable</c>).</exception>
    public void Stage(IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireFree();
        foreach (var sub in plan.Files.Select(file => file.FileId[..file.FileId.LastIndexOf('/')]).Distinct(StringComparer.Ordinal))
            Directory.CreateDirectory(Path.Combine(folder, sub));
        Directory.CreateDirectory(Path.Combine(folder, MediumLayout.PdiFolder));

        var done = 0;
        ForEach(plan.Files, file =>
        {
            manifest[file.FileId] = FileCopy.CopyAndHash(file.Source.Path, Path.Combine(folder, file.FileId));
            progress?.Report(new(ExportStepKind.Stage, Interlocked.Increment(ref done), plan.Files.Count));
        }, cancellationToken);
    }

    /// <summary>Puts the report beside the images.</summary>
    public void AddReport(CancellationToken cancellationToken = default)
    {
        manifest[ReportFile] = FileCopy.CopyAndHash(plan.ReportPdf!, Place(ReportFile));
        fileIds.Add(EncapsulateReport(cancellationToken));
        reportIncluded = true;
    }

    /// <summary>Writes DICOMDIR.</summary>
    public void WriteDirectory(CancellationToken cancellationToken = default) =>
        notes.AddRange(dicom.WriteDirectory(folder, fileIds, FileSetId(plan.ExportId), cancellationToken));

    /// <summary>Writes INDEX.HTM, README.TXT and the manifest.</summary>
    /// <param name="pages">Writes the pages.</param>
    /// <param name="careUnit">Who made it.</param>
    /// <param name="madeAt">When.</param>
    /// <param name="pictures">Draws the series' pictures; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public void WritePages(IMediumPages pages, string careUnit, DateTimeOffset madeAt, IMediumPictures? pictures = null, CancellationToken cancellationToken = default)
    {
        var contents = new MediumContents
        {
            ExportId = plan.ExportId,
            Decision = plan.Decision,
            Files = plan.Files,
            ReportPath = reportIncluded ? ReportFile : null,
            MadeAt = madeAt,
            CareUnit = careUnit,
            Pictures = pictures?.Draw(plan.Files, cancellationToken) ?? MediumContents.NoPictures,
        };
        // Byte order mark and CR LF: the file is opened with whatever a recipient's Windows has.
        File.WriteAllText(Place(IndexFile), pages.Index(contents), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(Place(ReadmeFile), pages.Readme(contents).ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!manifest.ContainsKey(name))
                manifest[name] = FileCopy.Hash(file);
        }
        MediumManifest.Write(folder, manifest);
    }

    /// <summary>Reads everything back and compares it with what was read in.</summary>
    /// <exception cref="RadOpsException"><c>VerificationFailed</c>: what was read back is not what was read in.</exception>
    // What was copied is compared with its source byte by byte: as sure as a hash of both, and half the work.
    public BuiltMedium Verify(IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        List<(string Source, string Name)> copies = [.. plan.Files.Select(file => (file.Source.Path, file.FileId))];
        if (reportIncluded)
            copies.Add((plan.ReportPdf!, ReportFile));
        var done = 0;
        ForEach(copies, copy =>
        {
            if (!FileContents.AreEqual(copy.Source, Place(copy.Name)))
                throw Differs(copy.Name, "The file is not what was read.");
            progress?.Report(new(ExportStepKind.Verify, Interlocked.Increment(ref done), copies.Count));
        }, cancellationToken);
        if (dicom.VerifyStructure(folder, cancellationToken).FirstOrDefault(finding => finding.Severity is FindingSeverity.Error) is { } error)
            throw Differs(error.File, error.Message);
        return new(plan.Files.Count, plan.Bytes, ManifestHash(folder)!, notes, reportIncluded);
    }

    /// <summary>SHA-256 of a medium's manifest, which stands for every byte of it; null where there is none.</summary>
    internal static string? ManifestHash(string medium)
    {
        var path = Path.Combine(medium, MediumManifest.FileName.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(path) ? FileCopy.Hash(path) : null;
    }

    private string EncapsulateReport(CancellationToken cancellationToken)
    {
        var model = plan.Files[0];
        var study = int.Parse(model.FileId.AsSpan(MediumLayout.DicomFolder.Length + 3, 6), CultureInfo.InvariantCulture);
        var series = plan.Files
            .Where(file => file.Source.StudyInstanceUid == model.Source.StudyInstanceUid)
            .Select(file => file.Source.SeriesInstanceUid)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var fileId = MediumLayout.FileId(study, series + 1, 1);
        dicom.EncapsulatePdf(plan.ReportPdf!, model.Source, ReportDocument.Of(plan.Decision.Request.Signature), Place(fileId), cancellationToken);
        return fileId;
    }

    private RadOpsException Differs(string? file, string what) => new(
        "VerificationFailed",
        ErrorKind.Corrupt,
        $"What was read back from the medium is not what was read in: {file} {what} The medium is thrown away. Check that the study is not being written to, or try another disk or stick.",
        IdentityMask.MaskOrNull(plan.Decision.RequestId));

    private static void ForEach<T>(IEnumerable<T> items, Action<T> action, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(items, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
        }
        catch (AggregateException failures)
        {
            // One cause is enough to act on; the others are nearly always the same disk.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private void RequireFree()
    {
        if (Path.Exists(plan.Target))
        {
            throw new RadOpsException(
                "DestinationExists",
                ErrorKind.Conflict,
                $"{plan.Target} is there already. A medium is never written over another.",
                IdentityMask.MaskOrNull(plan.Decision.RequestId));
        }
        var free = FreeBytes(plan.Target);
        // DICOMDIR, pages, papers and manifest need a little more than the images.
        var wanted = plan.Bytes + (plan.Files.Count * 2048L) + (1 << 20);
        if (free < wanted)
        {
            throw new RadOpsException(
                "DestinationFull",
                ErrorKind.Storage,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetDirectoryName(plan.Target)} has {free / 1e6:0} MB free and the medium needs {wanted / 1e6:0} MB. Make room, or choose another destination."),
                IdentityMask.MaskOrNull(plan.Decision.RequestId));
        }
    }

    private static long FreeBytes(string target)
    {
        var existing = Path.GetDirectoryName(target);
        while (existing is not null && !Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing);
        return existing is null ? long.MaxValue : new DriveInfo(existing).AvailableFreeSpace;
    }

    private string Place(string name)
    {
        var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    // (0004,1130) takes at most 16 characters of A–Z 0–9 _ and space.
    private static string FileSetId(string exportId)
    {
        var id = exportId.Replace('-', '_');
        return id.Length <= 16 ? id : id[..16];
    }
}
