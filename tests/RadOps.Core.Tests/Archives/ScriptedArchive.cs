using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Settings;

namespace RadOps.Core.Tests.Archives;

/// <summary>An archive that has what a test puts in it, and fails when it is told to.</summary>
internal sealed class ScriptedArchive(string name, NodeRole role) : IImageArchive
{
    private readonly List<(ArchivedStudy Study, List<string> Instances)> held = [];

    public string Name => name;

    public NodeRole Role => role;

    /// <summary>Why it does not answer; null when it does.</summary>
    public RadOpsException? Failure { get; set; }

    /// <summary>Keys that it was asked by.</summary>
    public List<StudyKey> Asked { get; } = [];

    public bool IsDisposed { get; private set; }

    /// <summary>What comes of a retrieval; all that is expected where a test says nothing.</summary>
    public Func<string, IReadOnlyList<ArchivedInstance>, StudyRetrieval> Retrieve { get; set; } = (_, expected) => new("C-GET", [.. expected.Select(instance => instance.SopInstanceUid)], null);

    public ScriptedArchive With(string uid, int instances, string? accession = "A1", string? patient = "191212121212", int from = 1)
    {
        held.Add((
            new ArchivedStudy { StudyInstanceUid = uid, AccessionNumber = accession, PatientId = patient is null ? null : PatientId.Unverified(patient), StudyDate = new(2026, 6, 8), Modalities = ["CT"] },
            [.. Enumerable.Range(from, instances).Select(number => $"{uid}.{number}")]));
        return this;
    }

    public Task<IReadOnlyList<ArchivedStudy>> FindStudiesAsync(StudyKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(key);
        return Failure is not null
            ? Task.FromException<IReadOnlyList<ArchivedStudy>>(Failure)
            : Task.FromResult<IReadOnlyList<ArchivedStudy>>([.. held.Select(item => item.Study).Where(study =>
                (key.AccessionNumber ?? study.AccessionNumber) == study.AccessionNumber
                && (key.StudyInstanceUid ?? study.StudyInstanceUid) == study.StudyInstanceUid
                && (key.PatientId is null || key.PatientId.Equals(study.PatientId)))]);
    }

    /// <summary>How many of a list's UIDs it looks at; fewer than all is a node that does not understand lists.</summary>
    public int TakesOfList { get; set; } = int.MaxValue;

    /// <summary>How many lists it was asked by.</summary>
    public int Lists { get; private set; }

    public Task<IReadOnlyList<ArchivedStudy>> ListStudiesAsync(IReadOnlyList<string> studyInstanceUids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Lists++;
        var looked = studyInstanceUids.Take(TakesOfList).ToHashSet();
        return Failure is not null
            ? Task.FromException<IReadOnlyList<ArchivedStudy>>(Failure)
            : Task.FromResult<IReadOnlyList<ArchivedStudy>>([.. held.Where(item => looked.Contains(item.Study.StudyInstanceUid)).Select(item => item.Study with { InstanceCount = item.Instances.Count })]);
    }

    public Task<IReadOnlyList<ArchivedInstance>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ArchivedInstance>>([.. held.Where(item => item.Study.StudyInstanceUid == studyInstanceUid).SelectMany(item => item.Instances).Select(uid => new ArchivedInstance(uid, null, "1.2.3"))]);

    public Task<StudyRetrieval> RetrieveAsync(string studyInstanceUid, IReadOnlyList<ArchivedInstance> expected, string folder, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(Retrieve(studyInstanceUid, expected));

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
