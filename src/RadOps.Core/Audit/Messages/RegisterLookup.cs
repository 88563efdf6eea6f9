using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Messages;

/// <summary>Finds the event that a later one is about. Ids are made of names, so each costs one look by the register's own index; null where it was disposed of.</summary>
/// <param name="store">The register.</param>
internal sealed class RegisterLookup(IRegisterStore store)
{
    internal ReleasePayload? Release(string exportId) => Find(EventKinds.Release, exportId) is { } item ? RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) : null;

    internal ExportBegunPayload? Begun(string exportId) => Find(EventKinds.ExportBegun, exportId) is { } item ? RegisterJson.Read(item, RegisterJson.Default.ExportBegunPayload) : null;

    /// <summary>The plan of one attempt at a transfer.</summary>
    internal TransferBegunPayload? Transfer(string transferId, int attempt) =>
        Find(EventKinds.TransferBegun, FormattableString.Invariant($"{transferId}\n{attempt}")) is { } item ? RegisterJson.Read(item, RegisterJson.Default.TransferBegunPayload) : null;

    private RegisterEvent? Find(string kind, string thing) => store.Read(new RegisterQuery { Ids = [EventId.For(kind, thing)] }).FirstOrDefault();
}
