namespace RadOps.Core.Continuity.Journals;

/// <summary>What is wrong with a journal.</summary>
public enum JournalFaultKind
{
    /// <summary>The last write was broken off: nobody was told that it was done, and nothing has been written since.</summary>
    Torn,

    /// <summary>A write was broken off, and the journal has been gone on with.</summary>
    Repaired,

    /// <summary>A line is not what was written.</summary>
    Damaged,

    /// <summary>A number that must have been given is not there.</summary>
    Missing,

    /// <summary>Two different things bear one number: a machine's disk was copied.</summary>
    Forked,
}
