using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Register;
using RadOps.Core.Register.Disposal;
using RadOps.Core.Register.Integrity;
using RadOps.Formats.Csv;
using RadOps.Storage;
using RadOps.Storage.Sqlite;

namespace RadOps.Site;

/// <content>The register as a whole: read, reviewed, accounted for, copied.</content>
public sealed partial class Workplace
{
    /// <summary>Samples of releases, and their review.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public SampleRegister Samples => field ??= new SampleRegister(Register, Clock, Operator);

    /// <summary>Accounts to patients for their releases.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public DisclosureDesk Disclosures => field ??= new DisclosureDesk(Register, Clock, Operator);

    /// <summary>Findings that somebody has answered for, by the site's list; none when it has no list.</summary>
    /// <exception cref="RadOpsException">The list cannot be read.</exception>
    public IReadOnlyList<AuditExemption> Exemptions => field ??= Settings.Exemptions is { } path ? ExemptionCsv.Read(Resolve(path)) : [];

    /// <summary>Audits the register, by the site's exemptions.</summary>
    /// <param name="since">Only what occurred at or after this time; null for all.</param>
    /// <param name="openAfterDays">After how many days something open is overdue: 1 or more.</param>
    /// <param name="record">Whether the audit is recorded, so that the next can say what is new.</param>
    /// <param name="cancellationToken">Cancels; nothing is recorded then.</param>
    /// <exception cref="RadOpsException"><c>RegisterNotFound</c>: there is none to audit; or it, or the list of exemptions, cannot be read.</exception>
    public AuditReport Audit(DateTimeOffset? since, int openAfterDays, bool record, CancellationToken cancellationToken)
    {
        if (!HasRegister)
            throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is nothing to audit. Name another with -Register, --register or in the site file.");
        var report = ReleaseAudit.Run(Register, Clock, new AuditOptions { Since = since, OpenAfterDays = openAfterDays, Exemptions = Exemptions }, cancellationToken);
        if (record) new AuditRuns(Register, Clock, Operator).Record(report, cancellationToken);
        return report;
    }

    /// <summary>Disposes of what old events say.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public PayloadDisposal Disposal => field ??= new PayloadDisposal(Register, Clock, Operator);

    /// <summary>Opens the register for reading alone; null when there is none, or on a server an empty database that waits for it. The caller disposes it.</summary>
    /// <exception cref="RadOpsException">It cannot be opened.</exception>
    public IRegisterStore? OpenRegisterForReading()
    {
        try
        {
            return HasRegister ? StoppableOpening.Open(RegisterName, Clock, RegisterAccess.ReadOnly, options.Warning, options.Stopping) : null;
        }
        catch (RadOpsException error) when (error.Code == "RegisterNotMade")
        {
            return null;
        }
    }

    /// <summary>As <see cref="OpenRegisterForReading"/>; but a register that somebody has named must be there.</summary>
    /// <returns>Null when there is none, and none is named. The caller disposes it.</returns>
    /// <exception cref="RadOpsException"><c>RegisterNotFound</c>; or it cannot be opened.</exception>
    public IRegisterStore? OpenRegisterIfAny() => OpenRegisterForReading()
        ?? ((options.Register ?? Settings.Register) is null ? null : throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, $"There is no register at {RegisterPlace.Location}.", RegisterPlace.Location));

    /// <summary>Copies the register while others use it, and proves the copy. Only a register in a file.</summary>
    /// <param name="path">Full path of the copy; an existing file is never written over.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">As <see cref="RegisterBackup.Backup"/>.</exception>
    public RegisterIntegrity BackUpRegister(string path, CancellationToken cancellationToken) => RegisterBackup.Backup(RegisterName, path, Clock, cancellationToken);

    /// <summary>Puts a backup in the register's place. Only a register in a file.</summary>
    /// <param name="path">Full path of the backup.</param>
    /// <param name="replace">Whether a register that is there is put aside.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found in the backup, and where the former register was put; null when there was none.</returns>
    /// <exception cref="RadOpsException">As <see cref="RegisterBackup.Restore"/>.</exception>
    public (RegisterIntegrity Found, string? PutAside) RestoreRegister(string path, bool replace, CancellationToken cancellationToken) => RegisterBackup.Restore(path, RegisterName, replace, Clock, cancellationToken);

    /// <summary>Takes a file of events into the register, which must be new.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="progress">Gets how many events are in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The register's end.</returns>
    /// <exception cref="RadOpsException">As <see cref="RegisterMove.Import"/>.</exception>
    public RegisterHead ImportEvents(string path, IProgress<long> progress, CancellationToken cancellationToken) => RegisterMove.Import(path, RegisterName, Clock, options.Warning, progress, cancellationToken);
}
