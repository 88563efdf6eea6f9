using RadOps.Core;
using RadOps.Core.Audit.Messages;
using RadOps.Core.Register;
using RadOps.Dicom;

namespace RadOps.Site;

/// <content>Audit messages (IHE ATNA): what they say of here, and where they go.</content>
public sealed partial class Workplace
{
    private const string NoName = "RadOps";

    /// <summary>The site's audit record repository; nothing is connected yet.</summary>
    /// <exception cref="RadOpsException"><c>RepositoryMissing</c>: the site file names none; or a value of it is malformed.</exception>
    public IAuditRepository AuditRepository => Settings.Audit.Repository is { } repository
        ? new SyslogRepository(Nodes.Repository(repository))
        : throw new RadOpsException("RepositoryMissing", ErrorKind.NotFound, "The site file names no audit record repository. Add it under audit: repository:, or name another site file.");

    /// <summary>Sends the register's events as audit messages.</summary>
    /// <param name="register">The register: open for writing, where anything is to be sent.</param>
    public AuditSpool AuditSpool(IRegisterStore register) => new(register, AuditMessages(register), Clock, Operator);

    /// <summary>Makes audit messages of a register's events.</summary>
    /// <param name="register">The register.</param>
    public AuditMessageMaker AuditMessages(IRegisterStore register)
    {
        var name = Settings.Site ?? Settings.CareUnit ?? NoName;
        var source = new AuditReporter(name, Settings.Organisation, System.Environment.MachineName, Settings.Audit.Domain ?? name, Nodes.OwnAeTitle);
        return new(register, source, Settings.Audit.Patients, Clock);
    }
}
