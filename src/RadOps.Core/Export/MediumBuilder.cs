using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace RadOps.Core.Export;

/// <summary>
/// Makes a medium's folder from a plan: copies, directory, pages, manifest, and then everything read back. It works in a folder beside the
/// target whose name begins with a dot; the target appears only when all of it is there and verified, and a failure leaves nothing behind.
/// </summary>
/// <param name="dicom">Reads headers, writes DICOMDIR, judges the medium.</param>
/// <param name="pages">Writes the pages that people read.</param>
public sealed class MediumBuilder(IDicomFiles dicom, IMediumPages pages)
{
    /// <summary>INDEX.HTM, in the root of the medium (IHE PDI).</summary>
    public const string IndexFile = "INDEX.HTM";

    /// <summary>README.TXT, in the root of the medium (IHE PDI).</summary>
    public const string ReadmeFile = "README.TXT";

    private const string ReportFile = MediumLayout.PdiFolder + "/REPORT.PDF";

    /// <summary>Makes the medium.</summary>
    /// <typeparam name="T">What entering it gives.</typeparam>
    /// <param name="plan">What goes on it.</param>
    /// <param name="careUnit">Who made it, for the pages.</param>
    /// <param name="madeAt">When.</param>
    /// <param name="enter">Enters the finished medium where it must be known; a medium that it throws for is taken away again.</param>
    /// <param name="progress">Told each step and how far it has come.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    /// <exception cref="RadOpsException">The target exists, is full or cannot be written; or what was read back is not what was read in.</exception>
    public T Build<T>(ExportPlan plan, string careUnit, DateTimeOffset madeAt, Func<BuiltMedium, T> enter, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(enter);
        RequireFree(plan);
        var parent = Path.GetDirectoryName(plan.Target)!;
        var staging = Path.Combine(parent, $".{plan.ExportId}.partial");
        var made = FirstMissing(parent);
        var published = false;
        try
        {
            Directory.CreateDirectory(staging);
            var built = Fill(plan, staging, careUnit, madeAt, progress, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Directory.Move(staging, plan.Target);
            published = true;
            return enter(built);
        }
        catch (Exception failure)
        {
            CleanUp(published ? plan.Target : staging, made);
            if (failure is IOException or UnauthorizedAccessException)
                throw StorageFailure(plan, failure);
            throw;
        }
    }

    private BuiltMedium Fill(ExportPlan plan, string root, string careUnit, DateTimeOffset madeAt, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        var manifest = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Stage(plan, root, manifest, progress, cancellationToken);

        List<string> notes = [];
        List<string> fileIds = [.. plan.Files.Select(file => file.FileId)];
        string? reportPath = null;
        if (plan.ReportPdf is { } pdf)
        {
            progress?.Report(new(ExportStepKind.AddReport, 0, 1));
            reportPath = ReportFile;
            manifest[ReportFile] = FileCopy.CopyAndHash(pdf, Place(root, ReportFile));
            fileIds.Add(EncapsulateReport(plan, root, cancellationToken));
        }

        progress?.Report(new(ExportStepKind.WriteDirectory, 0, 1));
        notes.AddRange(dicom.WriteDirectory(root, fileIds, FileSetId(plan.ExportId), cancellationToken));

        progress?.Report(new(ExportStepKind.WritePages, 0, 1));
        var contents = new MediumContents
        {
            ExportId = plan.ExportId,
            Decision = plan.Decision,
            Files = plan.Files,
            ReportPath = reportPath,
            MadeAt = madeAt,
            CareUnit = careUnit,
        };
        // Byte order mark and CR LF: the file is opened with whatever a recipient's Windows has.
        File.WriteAllText(Place(root, IndexFile), pages.Index(contents), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(Place(root, ReadmeFile), pages.Readme(contents).ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!manifest.ContainsKey(name))
                manifest[name] = FileCopy.Hash(file);
        }
        MediumManifest.Write(root, manifest);

        Verify(plan, root, progress, cancellationToken);
        return new(plan.Files.Count, plan.Bytes, FileCopy.Hash(Path.Combine(root, MediumManifest.FileName.Replace('/', Path.DirectorySeparatorChar))), notes, reportPath is not null);
    }

    private static void Stage(ExportPlan plan, string root, ConcurrentDictionary<string, string> manifest, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var folder in plan.Files.Select(file => file.FileId[..file.FileId.LastIndexOf('/')]).Distinct(StringComparer.Ordinal))
            Directory.CreateDirectory(Path.Combine(root, folder));
        Directory.CreateDirectory(Path.Combine(root, MediumLayout.PdiFolder));

        var done = 0;
        ForEach(plan.Files, plan, file =>
        {
            manifest[file.FileId] = FileCopy.CopyAndHash(file.Source.Path, Path.Combine(root, file.FileId));
            progress?.Report(new(ExportStepKind.Stage, Interlocked.Increment(ref done), plan.Files.Count));
        }, cancellationToken);
    }

    private string EncapsulateReport(ExportPlan plan, string root, CancellationToken cancellationToken)
    {
        var model = plan.Files[0];
        var study = int.Parse(model.FileId.AsSpan(MediumLayout.DicomFolder.Length + 3, 6), CultureInfo.InvariantCulture);
        var series = plan.Files
            .Where(file => file.Source.StudyInstanceUid == model.Source.StudyInstanceUid)
            .Select(file => file.Source.SeriesInstanceUid)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var fileId = MediumLayout.FileId(study, series + 1, 1);
        dicom.EncapsulatePdf(plan.ReportPdf!, model.Source, "Utlåtande", Place(root, fileId), cancellationToken);
        return fileId;
    }

    // What was copied is compared with its source byte by byte: as sure as a hash of both, and half the work.
    private void Verify(ExportPlan plan, string root, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        List<(string Source, string Name)> copies = [.. plan.Files.Select(file => (file.Source.Path, file.FileId))];
        if (plan.ReportPdf is { } pdf)
            copies.Add((pdf, ReportFile));
        var done = 0;
        ForEach(copies, plan, copy =>
        {
            if (!FileContents.AreEqual(copy.Source, Place(root, copy.Name)))
                throw Differs(plan, copy.Name, "The file is not what was read.");
            progress?.Report(new(ExportStepKind.Verify, Interlocked.Increment(ref done), copies.Count));
        }, cancellationToken);
        if (dicom.VerifyStructure(root, cancellationToken).FirstOrDefault(finding => finding.Severity is FindingSeverity.Error) is { } error)
            throw Differs(plan, error.File, error.Message);
    }

    private static RadOpsException Differs(ExportPlan plan, string? file, string what) => new(
        "VerificationFailed",
        ErrorKind.Corrupt,
        $"What was read back from the medium is not what was read in: {file} {what} The medium is thrown away. Check that the study is not being written to, or try another disk or stick.",
        plan.Decision.RequestId);

    private static void ForEach<T>(IEnumerable<T> items, ExportPlan plan, Action<T> action, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(items, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
        }
        catch (AggregateException failures)
        {
            // One cause is enough to act on; the others are nearly always the same disk.
            throw failures.InnerExceptions[0] switch
            {
                RadOpsException known => known,
                IOException or UnauthorizedAccessException => StorageFailure(plan, failures.InnerExceptions[0]),
                _ => failures,
            };
        }
    }

    private static void RequireFree(ExportPlan plan)
    {
        if (Path.Exists(plan.Target))
        {
            throw new RadOpsException(
                "DestinationExists",
                ErrorKind.Conflict,
                $"{plan.Target} is there already. A medium is never written over another.",
                plan.Decision.RequestId);
        }
        var free = FreeBytes(plan.Target);
        // DICOMDIR, pages and manifest need a little more than the images.
        var wanted = plan.Bytes + (plan.Files.Count * 2048L) + (1 << 20);
        if (free < wanted)
        {
            throw new RadOpsException(
                "DestinationFull",
                ErrorKind.Storage,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetDirectoryName(plan.Target)} has {free / 1e6:0} MB free and the medium needs {wanted / 1e6:0} MB. Make room, or choose another destination."),
                plan.Decision.RequestId);
        }
    }

    private static long FreeBytes(string target)
    {
        var existing = Path.GetDirectoryName(target);
        while (existing is not null && !Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing);
        return existing is null ? long.MaxValue : new DriveInfo(existing).AvailableFreeSpace;
    }

    // The topmost folder that making the target would create, so that a failure can take it away again.
    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
            missing = at;
        return missing;
    }

    private static void CleanUp(string folder, string? made)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (made is not null && Directory.Exists(made) && !Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories).Any())
            Directory.Delete(made, recursive: true);
    }

    private static RadOpsException StorageFailure(ExportPlan plan, Exception failure) => new(
        "DestinationNotWritable",
        ErrorKind.Storage,
        $"The medium could not be written in {Path.GetDirectoryName(plan.Target)}: {failure.Message} Nothing of it is left behind.",
        plan.Decision.RequestId,
        failure);

    private static string Place(string root, string name)
    {
        var path = Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));
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
