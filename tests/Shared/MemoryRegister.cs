using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Core.Register.Disposal;

namespace RadOps.Tests.Shared;

/// <summary>A register in memory, as plain as can be: for tests of what stands on a register, and a model to compare real ones with.</summary>
public sealed class MemoryRegister(TimeProvider? clock = null) : IRegisterStore
{
    private readonly Lock gate = new();
    private readonly List<RegisterEvent> held = [];

    public string Location => "memory";

    public bool IsShared { get; init; } = true;

    public ReadOnlyMemory<byte> SubjectSecret { get; } = new byte[SubjectKey.SecretLength];

    public RegisterHead ReadHead()
    {
        lock (gate) return held is [.., var last] ? new RegisterHead(last.Position, last.Hash) : RegisterHead.Empty;
    }

    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            var before = held.Count;
            try
            {
                foreach (var item in events) AppendOne(item);
            }
            catch
            {
                held.RemoveRange(before, held.Count - before);
                throw;
            }

            return held[before..];
        }
    }

    public RegisterEvent DisposeOf(NewEvent disposal, IReadOnlyList<long> positions, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            AppendOne(disposal);
            var said = held[^1];
            if (positions.Any(position => held[(int)position - 1] is var item && (item.Payload is null || !PayloadRetention.IsDue(item.Recorded, said.Recorded) || item.Kind == EventKinds.PayloadsDisposed)))
            {
                held.RemoveAt(held.Count - 1);
                throw new RadOpsException("RegisterAppendOnly", ErrorKind.NotPermitted, "The register is append-only: what it holds is never changed or removed.");
            }

            foreach (var position in positions) held[(int)position - 1] = held[(int)position - 1] with { Payload = null };
            return said;
        }
    }

    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return [.. held.Where(item =>
                item.Position > query.After
                && item.Position <= (query.Through ?? item.Position)
                && query.Kinds?.Contains(item.Kind) != false
                && query.Ids?.Contains(item.Id) != false
                && (query.Subject ?? item.Subject) == item.Subject
                && item.Occurred >= (query.From ?? item.Occurred)
                && (query.To is null || item.Occurred < query.To))];
        }
    }

    public void Dispose()
    {
    }

    private void AppendOne(NewEvent item)
    {
        var numbered = item.Sequence != 0 ? item : item with { Sequence = 1 + held.Where(other => other.Journal == item.Journal).Select(other => other.Sequence).DefaultIfEmpty().Max() };
        if (held.Any(other => other.Id == item.Id || (other.Journal == numbered.Journal && other.Sequence == numbered.Sequence)))
            throw new RadOpsException("EventExists", ErrorKind.Conflict, "An event with this id, or with this number in its journal, is in the register already.");
        held.Add(RegisterChain.Seal(numbered, held.Count + 1, (clock ?? TimeProvider.System).GetUtcNow(), held is [.., var last] ? last.Hash : RegisterChain.Genesis));
    }
}
