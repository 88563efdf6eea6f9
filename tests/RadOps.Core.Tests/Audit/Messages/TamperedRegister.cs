using RadOps.Core.Register;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>A register whose events somebody has changed.</summary>
internal sealed class TamperedRegister(IRegisterStore store, Func<RegisterEvent, RegisterEvent> change) : IRegisterStore
{
    public string Location => store.Location;

    public bool IsShared => store.IsShared;

    public ReadOnlyMemory<byte> SubjectSecret => store.SubjectSecret;

    public RegisterHead ReadHead() => store.ReadHead();

    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => store.Append(events, cancellationToken);

    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) => store.Read(query, cancellationToken).Select(change);

    public void Dispose()
    {
        // Whoever made the register ends it.
    }
}
