using System.Security.Cryptography;
using RadOps.Core;
using RadOps.Core.Register;

namespace RadOps.Site;

/// <summary>Stands in for a register that is not there yet while nothing may be changed: it is empty, and takes nothing in.</summary>
internal sealed class NoRegister : IRegisterStore
{
    public string Location => "(none yet)";

    public bool IsShared => false;

    public ReadOnlyMemory<byte> SubjectSecret { get; } = RandomNumberGenerator.GetBytes(SubjectKey.SecretLength);

    public RegisterHead ReadHead() => RegisterHead.Empty;

    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) =>
        throw new RadOpsException("RegisterReadOnly", ErrorKind.NotPermitted, "Nothing may be changed now, so nothing was recorded.");

    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) => [];

    public void Dispose()
    {
        // There is nothing to let go of.
    }
}
