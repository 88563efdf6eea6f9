using RadOps.Core.Release;
using RadOps.Core.Resolution;

namespace RadOps.Core.Tests.Resolution;

/// <summary>A source that answers what a test says, and remembers how it was asked.</summary>
internal sealed class ScriptedSource(Func<ReleaseRequest, SourceAnswer> answer, string name = "RIS-vyn prov") : IFactSource
{
    public string Name => name;

    /// <summary>How many requests it was asked about, each time.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>Why it fails; null when it answers.</summary>
    public RadOpsException? Failure { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>A source that states one fact of every request.</summary>
    public static ScriptedSource Stating(string column, object value, string name = "RIS-vyn prov") =>
        new(_ => new() { Facts = [new(column, value, name, null)] }, name);

    public Task<IReadOnlyList<SourceAnswer>> AskAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        Asked.Add(requests.Count);
        return Failure is null ? Task.FromResult<IReadOnlyList<SourceAnswer>>([.. requests.Select(answer)]) : Task.FromException<IReadOnlyList<SourceAnswer>>(Failure);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
