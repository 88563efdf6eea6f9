namespace RadOps.Core.Settings;

/// <summary>How patients are named in audit messages.</summary>
public enum AuditPatients
{
    /// <summary>By the register's opaque key: whoever holds the register can tell who it is, nobody else can.</summary>
    Key,

    /// <summary>By the identity number in clear, where the site says so: a repository that patients' own logs are drawn from needs it.</summary>
    Number,
}
