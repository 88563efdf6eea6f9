namespace RadOps.Core.Continuity.Systems;

/// <summary>How a system stands, by what speaks for it.</summary>
public enum SystemStatus
{
    /// <summary>All that speaks for it answers.</summary>
    Up,

    /// <summary>Some of what speaks for it does not answer, and some does.</summary>
    Partly,

    /// <summary>It is there, and does not let us in: not down, but nothing can be done with it from here.</summary>
    Refuses,

    /// <summary>Nothing that speaks for it answers.</summary>
    Down,

    /// <summary>Nothing speaks for it, or it could not be asked.</summary>
    NotKnown,
}
