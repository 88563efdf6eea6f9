namespace RadOps.Core.Audit;

/// <summary>The way that something was released, as an audit counts it: the medium, or the network that it went by.</summary>
public enum AuditWay
{
    /// <summary>The exchange portal.</summary>
    Iep,

    /// <summary>The regional archive.</summary>
    Bfr,

    /// <summary>The external reader.</summary>
    ExternalReader,

    /// <summary>A USB stick.</summary>
    Usb,

    /// <summary>A CD.</summary>
    Cd,

    /// <summary>A DVD.</summary>
    Dvd,

    /// <summary>Paper alone.</summary>
    Paper,

    /// <summary>None of these, or not recorded.</summary>
    Other,
}
