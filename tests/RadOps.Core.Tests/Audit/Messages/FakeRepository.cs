using System.Text;
using System.Text.RegularExpressions;
using RadOps.Core.Audit.Messages;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>A repository that keeps what it gets, and fails when it is told to.</summary>
internal sealed partial class FakeRepository : IAuditRepository
{
    private int deliveries;

    public string Name => "arr:6514";

    /// <summary>Every message that was taken in.</summary>
    public List<byte[]> Taken { get; } = [];

    /// <summary>The codes of their events.</summary>
    public IEnumerable<string> Events => Taken.Select(frame => EventId().Match(Encoding.UTF8.GetString(frame)).Groups[1].Value);

    /// <summary>The delivery, from 0, that breaks before it is taken in, once.</summary>
    public int FailAt { get; init; } = -1;

    /// <summary>Whether everything stops just as the first delivery is taken in, as when a process is killed.</summary>
    public bool StopsAfter { get; set; }

    /// <summary>What happens while the first delivery is on its way.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task DeliverAsync(IReadOnlyList<byte[]> frames, CancellationToken cancellationToken)
    {
        if (deliveries++ == FailAt) throw new RadOpsException("NodeConnectionLost", ErrorKind.Unreachable, "It broke off.", "ARR");
        Taken.AddRange(frames);
        if (Meanwhile is { } others)
        {
            Meanwhile = null;
            await others();
        }

        if (!StopsAfter) return;
        StopsAfter = false;
        throw new OperationCanceledException();
    }

    [GeneratedRegex("<EventID csd-code=\"([0-9]+)\"")]
    private static partial Regex EventId();
}
