namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>What the check takes something that was left for.</summary>
public enum LeakKind
{
    /// <summary>A word that may be somebody's name, or a place's.</summary>
    Word,

    /// <summary>Digits, in figures or words, that may be somebody's number or date of birth.</summary>
    Number,

    /// <summary>Letters and digits in one, or an address of the net: a code of somebody's.</summary>
    Code,

    /// <summary>Something that is known of the patient or the referrer, in whatever spelling.</summary>
    Known,

    /// <summary>Signs of another script, in which the check cannot read.</summary>
    Script,
}
