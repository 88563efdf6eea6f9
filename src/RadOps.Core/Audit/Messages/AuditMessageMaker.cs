using RadOps.Core.Register;
using RadOps.Core.Settings;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Makes audit messages of the register's events (PS3.15 A.5, IHE ITI-20): of releases, failures and refusals, transfers, patients' files, outages and what was done to the register. Nothing is
/// made of RadOps' own steps between those.
/// </summary>
public sealed class AuditMessageMaker
{
    private readonly ReleaseMessages releases;
    private readonly TransferMessages transfers;
    private readonly MachineMessages machines;
    private readonly IRegisterStore store;
    private readonly TimeProvider clock;

    /// <summary>A maker for one register.</summary>
    /// <param name="store">The register, in which events are looked up that later ones are about.</param>
    /// <param name="source">Who reports.</param>
    /// <param name="patients">How patients are named.</param>
    /// <param name="clock">Tells when a fault was found.</param>
    public AuditMessageMaker(IRegisterStore store, AuditReporter source, AuditPatients patients, TimeProvider clock)
    {
        this.store = store;
        this.clock = clock;
        var parts = new AuditParts(source, patients);
        var lookup = new RegisterLookup(store);
        releases = new(parts, lookup);
        transfers = new(parts, lookup);
        machines = new(parts);
    }

    /// <summary>Kinds of event that messages are made of.</summary>
    public static IReadOnlyCollection<string> Kinds { get; } =
    [
        EventKinds.Release, EventKinds.HandedOver, EventKinds.ReleaseCorrected, EventKinds.ExportFailed, EventKinds.ExportStopped, EventKinds.ReleaseRefused, EventKinds.DisclosureReported,
        EventKinds.TransferBegun, EventKinds.TransferProof, EventKinds.TransferFailed, EventKinds.TransferConfirmed, EventKinds.TransferDoneByPerson,
        EventKinds.JournalOpened, EventKinds.JournalRepaired, EventKinds.OutageStarted, EventKinds.OutageStopped, EventKinds.PatientFilesImported, EventKinds.ReferralKeyOpened, EventKinds.PayloadsDisposed,
    ];

    /// <summary>The messages of an event: none, one, or two where it partly went well. One whose payload cannot be read is told of as a fault, or nothing after it could ever be sent.</summary>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public IReadOnlyList<AuditMessage> Of(RegisterEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!Kinds.Contains(item.Kind)) return [];
        try
        {
            return [.. releases.Of(item), .. transfers.Of(item), .. machines.Of(item)];
        }
        catch (RadOpsException failure) when (failure.Code == "PayloadUnreadable")
        {
            return [OfFault(new ChainFault(item.Position, failure.Code, failure.Message))];
        }
    }

    /// <summary>A Security Alert for a register that does not hold.</summary>
    /// <param name="fault">What does not hold.</param>
    public AuditMessage OfFault(ChainFault fault) => machines.OfFault(store.Location, fault, clock.GetUtcNow());
}
