namespace RadOps.Core.Policies;

/// <summary>What becomes of a document's rules after its last day, when no new version of it is known.</summary>
public enum ExpiredDocument
{
    /// <summary>They still refuse, but nothing goes without a named human: the stricter reading, for releases.</summary>
    Hold,

    /// <summary>They go on, and every decision warns of it: the more available reading, for outages and urgent care .</summary>
    GoOn,
}
