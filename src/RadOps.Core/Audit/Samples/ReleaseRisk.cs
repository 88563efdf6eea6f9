namespace RadOps.Core.Audit.Samples;

/// <summary>How much there is to lose where a release was not justified: decides how much of its like a sample takes.</summary>
public enum ReleaseRisk
{
    /// <summary>What the routine lets out every day.</summary>
    Normal = 1,

    /// <summary>It rests on somebody's word, or went where few go.</summary>
    Elevated = 2,

    /// <summary>A person's own judgement stood in place of the routine, or the patient needs protection.</summary>
    High = 3,
}
