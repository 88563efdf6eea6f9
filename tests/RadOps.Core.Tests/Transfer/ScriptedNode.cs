using RadOps.Core.Transfer;

namespace RadOps.Core.Tests.Transfer;

/// <summary>A node that does what a test says: for what no real one can be made to do.</summary>
internal sealed class ScriptedNode : IImageDestination
{
    private readonly HashSet<string> kept = new(StringComparer.Ordinal);

    public string Name => "NODE at test:104";

    public string AeTitle => "NODE";

    /// <summary>What it answers for each file, by its UID, as the fake files are named by.</summary>
    public Func<string, TransferStatus> Answer { get; set; } = _ => TransferStatus.Sent;

    /// <summary>Which of what it keeps it names when it is asked, by the number of the question, from 1.</summary>
    public Func<int, string, bool> Names { get; set; } = (_, _) => true;

    /// <summary>What it says instead of an answer, by the number of the question.</summary>
    public Func<int, RadOpsException?> Silence { get; set; } = _ => null;

    /// <summary>What ends the send, once all has been answered.</summary>
    public RadOpsException? Failure { get; set; }

    public int Questions { get; private set; }

    public List<string> Sent { get; } = [];

    public void Keep(params IEnumerable<string> uids) => kept.UnionWith(uids);

    public Task<IReadOnlySet<string>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var question = ++Questions;
        return Silence(question) is { } silence
            ? throw silence
            : Task.FromResult<IReadOnlySet<string>>(kept.Where(uid => Names(question, uid)).ToHashSet(StringComparer.Ordinal));
    }

    public Task<SendReport> SendAsync(IReadOnlyList<string> paths, SendOptions options, IProgress<TransferInstance>? progress, CancellationToken cancellationToken)
    {
        var instances = paths.Select(path => Take(Path.GetFileName(path))).ToList();
        Sent.AddRange(instances.Select(instance => instance.SopInstanceUid!));
        options.AssociationEnded?.Invoke(new(instances.Count, Failure));
        return Task.FromResult(new SendReport { Instances = instances, Failure = Failure, IsCancelled = cancellationToken.IsCancellationRequested });
    }

    private TransferInstance Take(string uid)
    {
        var status = Answer(uid);
        if (status is TransferStatus.Sent or TransferStatus.Warning)
            kept.Add(uid);
        return new() { Path = uid, SopInstanceUid = uid, Status = status, Reason = status is TransferStatus.Sent ? null : $"{status} by the node", Length = 100 };
    }
}
