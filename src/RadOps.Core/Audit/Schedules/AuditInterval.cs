namespace RadOps.Core.Audit.Schedules;

/// <summary>How often the register is audited by itself.</summary>
public enum AuditInterval
{
    /// <summary>Every day.</summary>
    Day,

    /// <summary>Every week, on one of its days.</summary>
    Week,

    /// <summary>Every month, on one of its days.</summary>
    Month,
}
