using RadOps.Core.Register;

namespace RadOps.Core.Tests.Register.Integrity;

/// <summary>A register that holds just what it is given, as one that somebody has had their hands in.</summary>
internal sealed class HeldRegister(IReadOnlyList<RegisterEvent> events, RegisterHead head) : IRegisterStore
{
    public string Location => "held";

    public bool IsShared => true;

    public ReadOnlyMemory<byte> SubjectSecret { get; } = new byte[SubjectKey.SecretLength];

    public RegisterHead ReadHead() => head;

    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) =>
        events.Where(item => item.Position > query.After && item.Position <= (query.Through ?? item.Position));

    public void Dispose()
    {
    }
}
