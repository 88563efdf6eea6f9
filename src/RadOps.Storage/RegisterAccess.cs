namespace RadOps.Storage;

/// <summary>What is to be done with a register.</summary>
public enum RegisterAccess
{
    /// <summary>Read and append; made if there is none.</summary>
    Create,

    /// <summary>Read and append; there must be one, so that a misspelt name is not answered with an empty register.</summary>
    Existing,

    /// <summary>Read only; there must be one, and nothing is changed or left beside it.</summary>
    ReadOnly,
}
