using RadOps.Core;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Register;
using RadOps.Core.Register.Disposal;
using RadOps.Core.Register.Integrity;
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

    /// <summary>Disposes of what old events say.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public PayloadDisposal Disposal => field ??= new PayloadDisposal(Register, Clock, Operator);

    /// <summary>Opens the register for reading alone; null when there is none. The caller disposes it.</summary>
    /// <exception cref="RadOpsException">It cannot be opened.</exception>
    public IRegisterStore? OpenRegisterForReading() =>
        HasRegister ? RegisterFactory.Open(RegisterName, Clock, RegisterAccess.ReadOnly, options.Warning) : null;

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
