using System.Diagnostics.CodeAnalysis;
using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Settings;
using RadOps.Dicom.Network;

namespace RadOps.Dicom;

/// <summary>An archive spoken to over DICOM.</summary>
/// <param name="name">The name that the site gives it.</param>
/// <param name="role">What it is to the department.</param>
/// <param name="node">How it is reached.</param>
/// <param name="move">Where it delivers by C-MOVE; null when the site has no node of its own, and only C-GET will do.</param>
public sealed class DicomArchive(string name, NodeRole role, DicomNode node, MoveOptions? move = null) : IImageArchive
{
    private readonly QuerySession questions = new(node);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public NodeRole Role => role;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ArchivedStudy>> FindStudiesAsync(StudyKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var query = new FindQuery { Level = QueryLevel.Study, AccessionNumber = key.AccessionNumber, StudyInstanceUid = key.StudyInstanceUid, PatientId = key.PatientId };
        var matches = await questions.FindAsync(query, cancellationToken).ConfigureAwait(false);
        // Some archives keep a personnummer with its dash, and match what is written, not what is meant.
        if (matches.Count == 0 && key.PatientId is not null)
            matches = await questions.FindAsync(query with { IsPatientIdDashed = true }, cancellationToken).ConfigureAwait(false);
        return [.. matches.Select(Study)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ArchivedStudy>> ListStudiesAsync(IReadOnlyList<string> studyInstanceUids, CancellationToken cancellationToken)
    {
        var matches = await questions.FindAsync(new FindQuery { Level = QueryLevel.Study, StudyInstanceUids = studyInstanceUids }, cancellationToken).ConfigureAwait(false);
        return [.. matches.Select(Study)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ArchivedInstance>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken)
    {
        var matches = await questions.FindInstancesAsync(studyInstanceUid, cancellationToken).ConfigureAwait(false);
        return [.. matches.Select(match => new ArchivedInstance(match.SopInstanceUid ?? throw Nameless("an instance"), match.SopClassUid, match.SeriesInstanceUid!))];
    }

    /// <inheritdoc/>
    public async Task<StudyRetrieval> RetrieveAsync(string studyInstanceUid, IReadOnlyList<ArchivedInstance> expected, string folder, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var request = new RetrieveRequest
        {
            StudyInstanceUid = studyInstanceUid,
            Folder = folder,
            // Where one class is not known, all are asked for.
            SopClassUids = expected.All(instance => instance.SopClassUid is not null) ? [.. expected.Select(instance => instance.SopClassUid!).Distinct()] : [],
            Expected = [.. expected.Select(instance => instance.SopInstanceUid)],
            Progress = progress,
        };
        var client = new DicomClient(node);
        var report = await client.GetAsync(request, cancellationToken).ConfigureAwait(false);
        if (!HasNoGet(report, out var refusal))
            return Retrieval("C-GET", report, cancellationToken);
        return move is null
            ? new("C-GET", [], new RadOpsException(refusal.Code, refusal.Kind, $"{refusal.Message} Name a node of RadOps' own in the site file (role: Self), which the archive knows, so that it can send by C-MOVE instead.", refusal.Target, refusal))
            : Retrieval("C-MOVE", await client.MoveAsync(request, move, cancellationToken).ConfigureAwait(false), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => questions.DisposeAsync();

    // Some do not offer it, others take the association and then fail every C-GET.
    private static bool HasNoGet(RetrieveReport report, [NotNullWhen(true)] out RadOpsException? refusal)
    {
        refusal = report.Failure is { Code: NetworkErrors.ServiceNotAcceptedCode or NetworkErrors.OperationFailedCode } failure && report.Instances.Count == 0 ? failure : null;
        return refusal is not null;
    }

    private static StudyRetrieval Retrieval(string service, RetrieveReport report, CancellationToken cancellationToken)
    {
        if (report.IsCancelled)
            throw new OperationCanceledException(cancellationToken);
        return new(service, [.. report.Instances.Select(instance => instance.SopInstanceUid)], report.Failure ?? Refusal(report));
    }

    private static RadOpsException? Refusal(RetrieveReport report) => report.Refused.Count == 0 ? null : new(
        "RetrieveRefused",
        ErrorKind.Corrupt,
        FormattableString.Invariant($"{report.Refused.Count} of what {report.Node} sent was not taken in: {report.Refused[0].Reason}."),
        report.Node.AeTitle);

    private ArchivedStudy Study(FindMatch match) => new()
    {
        StudyInstanceUid = match.StudyInstanceUid ?? throw Nameless("a study"),
        PatientId = match.PatientId,
        AccessionNumber = match.AccessionNumber,
        StudyDate = match.StudyDate,
        Description = match.StudyDescription,
        InstanceCount = match.InstanceCount,
        Modalities = match.Modality?.Split('\\', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    private RadOpsException Nameless(string what) => NetworkErrors.At(node, NetworkErrors.Protocol($"{what} came without its UID"));
}
