namespace RadOps.Core.Register;

/// <summary>Where an entry in the register comes from.</summary>
public enum ReleaseOrigin
{
    /// <summary>RadOps made and verified it.</summary>
    Export,

    /// <summary>It was made by hand, in IDS7, the IEP portal or the burner; an operator vouches for it.</summary>
    Manual,

    /// <summary>It was read in from the list that the department kept before.</summary>
    Imported,
}
