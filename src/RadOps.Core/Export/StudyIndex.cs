using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>
/// The studies under some folders, found by reading every header once. How folders and files are named plays no part; only an unreadable
/// file is tied to a study by lying among its files.
/// </summary>
public sealed class StudyIndex
{
    private readonly Dictionary<string, List<DicomHeader>> byStudy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> studiesByAccession = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DicomHeader>> unplacedByFolder = new(StringComparer.Ordinal);

    /// <summary>No studies.</summary>
    public static StudyIndex Empty { get; } = new([]);

    private StudyIndex(IReadOnlyList<string> roots) => Roots = roots;

    /// <summary>The files and folders that were read, or the archives that they were fetched from.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>Number of files read, of any sort.</summary>
    public int FileCount { get; private set; }

    /// <summary>Number of studies found.</summary>
    public int StudyCount => byStudy.Count;

    /// <summary>Study Instance UIDs of what was found, in the order in which it was.</summary>
    public IEnumerable<string> Studies => byStudy.Keys;

    /// <summary>Reads every header under the roots.</summary>
    /// <param name="files">Reads headers.</param>
    /// <param name="roots">Files and folders.</param>
    /// <param name="progress">Told the number of files read so far, now and then.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static StudyIndex Build(IDicomFiles files, IEnumerable<string> roots, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> read = [.. roots];
        return Build(files, read, read, progress, cancellationToken);
    }

    /// <summary>Reads every header of what was fetched from an archive.</summary>
    /// <param name="files">Reads headers.</param>
    /// <param name="folder">The folder that it lies in, which will not be there for long.</param>
    /// <param name="sources">Where it can be fetched again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static StudyIndex OfFetched(IDicomFiles files, string folder, IReadOnlyList<string> sources, CancellationToken cancellationToken) => Build(files, [folder], sources, null, cancellationToken);

    private static StudyIndex Build(IDicomFiles files, IEnumerable<string> read, IReadOnlyList<string> roots, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var index = new StudyIndex(roots);
        foreach (var header in files.Scan(read, cancellationToken))
        {
            index.Add(header);
            if (index.FileCount % 256 == 0)
                progress?.Report(index.FileCount);
        }
        progress?.Report(index.FileCount);
        return index;
    }

    /// <summary>All files of the study, or studies, that a request is about, whoever's they claim to be.</summary>
    /// <exception cref="RadOpsException">The request names no study, or none is found.</exception>
    public IReadOnlyList<DicomHeader> Find(ReleaseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var studies = StudiesOf(request);
        if (studies.Count == 0)
        {
            throw new RadOpsException(
                "StudyNotFound",
                ErrorKind.NotFound,
                $"No file under the study root belongs to {Describe(request)}. Check the accession number or Study Instance UID, and that the study is in the folder.",
                IdentityMask.MaskOrNull(request.RequestId));
        }
        return [.. studies.SelectMany(uid => byStudy[uid])];
    }

    /// <summary>All files of one study, whoever's they claim to be; none where it was not found.</summary>
    public IReadOnlyList<DicomHeader> FilesOf(string studyInstanceUid) => byStudy.GetValueOrDefault(studyInstanceUid) ?? [];

    /// <summary>Broken DICOM files that lie in the same folders as these files, and so may belong to the same study.</summary>
    public IEnumerable<DicomHeader> UnplacedAmong(IEnumerable<DicomHeader> headers) => OthersAmong(headers).Where(file => file.Status is not DicomFileStatus.NotDicom);

    /// <summary>As <see cref="UnplacedAmong"/>, with what is no DICOM at all: an image that was destroyed looks the same as a note that somebody left there.</summary>
    public IEnumerable<DicomHeader> OthersAmong(IEnumerable<DicomHeader> headers) => headers
        .Select(header => FolderOf(header.Path))
        .Distinct(StringComparer.Ordinal)
        .SelectMany(folder => unplacedByFolder.GetValueOrDefault(folder) ?? []);

    private List<string> StudiesOf(ReleaseRequest request)
    {
        if (request.StudyInstanceUid is { Length: > 0 } uid)
            return byStudy.ContainsKey(uid) ? [uid] : [];
        if (request.AccessionNumber is { Length: > 0 } accession)
            return [.. studiesByAccession.GetValueOrDefault(accession) ?? []];
        throw new RadOpsException(
            "StudyNotNamed",
            ErrorKind.InvalidInput,
            "The request names no study: give its AccessionNumber or StudyInstanceUid.",
            IdentityMask.MaskOrNull(request.RequestId));
    }

    private static string Describe(ReleaseRequest request) =>
        request.StudyInstanceUid is { Length: > 0 } uid ? $"study {uid}" : $"accession number {request.AccessionNumber}";

    private void Add(DicomHeader header)
    {
        FileCount++;
        if (header.StudyInstanceUid is { Length: > 0 } uid)
        {
            Get(byStudy, uid).Add(header);
            if (header.AccessionNumber is { Length: > 0 } accession)
            {
                if (!studiesByAccession.TryGetValue(accession, out var studies))
                    studiesByAccession[accession] = studies = new(StringComparer.Ordinal);
                studies.Add(uid);
            }
        }
        else if (!header.IsMediaDirectory)
        {
            Get(unplacedByFolder, FolderOf(header.Path)).Add(header);
        }
    }

    private static List<DicomHeader> Get(Dictionary<string, List<DicomHeader>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? "";
}
