using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>
/// Finds that the same study went to the same place twice (H-10). Of each release 28 bytes are kept, of each patient twice that; where the marks agree, the earlier releases are read once more and compared in
/// full. That is seldom, and cheaper than to keep it of all.
/// </summary>
/// <param name="store">The register, for reading a release again.</param>
internal sealed class DuplicateWatch(IRegisterStore store)
{
    private const int Chunk = 64 * 1024;

    private readonly Dictionary<Guid, int> latest = [];
    private readonly List<Mark[]> marks = [];
    private readonly HashSet<Guid> corrected = [];
    private int count;

    /// <summary>The earlier release of a study to the same place, the latest of several; null where there is none.</summary>
    internal EarlierRelease? Find(RegisterEvent item, ReleaseRequest request)
    {
        // One without a patient names nobody's images; it holds nothing up.
        if (item.Subject.Length == 0 || !latest.TryGetValue(KeyOf(item.Subject), out var index)) return null;
        var wanted = EarlierReleaseIndex.MarkOf(request);
        for (; index >= 0; index = At(index).Before)
        {
            if (At(index).Study.MayBe(wanted) && Read(At(index).Position, request) is { } hit) return hit;
        }

        return null;
    }

    /// <summary>Takes a release.</summary>
    internal void Add(RegisterEvent item, ReleaseRequest request)
    {
        if (item.Subject.Length == 0) return;
        if (count % Chunk == 0) marks.Add(new Mark[Chunk]);
        At(count) = new Mark(item.Position, EarlierReleaseIndex.MarkOf(request), latest.TryGetValue(KeyOf(item.Subject), out var before) ? before : -1);
        latest[KeyOf(item.Subject)] = count++;
    }

    /// <summary>Takes a correction: the recipient has nothing of that release.</summary>
    internal void Correct(string exportId) => corrected.Add(EventId.For(EventKinds.Release, exportId));

    // A patient's opaque key is 32 hexadecimal digits; whatever else stands there is hashed to as much.
    private static Guid KeyOf(string subject) => Guid.TryParseExact(subject, "N", out var key) ? key : EventId.For(nameof(RegisterEvent.Subject), subject);

    private ref Mark At(int index) => ref marks[index / Chunk][index % Chunk];

    private EarlierRelease? Read(long position, ReleaseRequest request)
    {
        var item = store.Read(new RegisterQuery { After = position - 1, Through = position }).First();
        if (corrected.Contains(item.Id) || RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is not { } release) return null;
        var one = new EarlierReleaseIndex(store.SubjectSecret);
        one.Add(item, release);
        return one.Find(request).FirstOrDefault(hit => hit.SameDestination && hit.PatientId is not null);
    }

    private readonly record struct Mark(long Position, StudyMark Study, int Before);
}
