using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Tests.Shared;

namespace RadOps.Site.Tests;

/// <summary>A register whose server goes away when one kind of event is to be appended.</summary>
internal sealed class FailingRegister(string kind) : IRegisterStore
{
    private readonly MemoryRegister inner = new();

    public string Location => inner.Location;

    public bool IsShared => inner.IsShared;

    public ReadOnlyMemory<byte> SubjectSecret => inner.SubjectSecret;

    public RegisterHead ReadHead() => inner.ReadHead();

    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) =>
        events.Any(item => item.Kind == kind)
            ? throw new RadOpsException("RegisterUnreachable", ErrorKind.Unreachable, "The register does not answer.")
            : inner.Append(events, cancellationToken);

    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) => inner.Read(query, cancellationToken);

    public void Dispose() => inner.Dispose();
}
