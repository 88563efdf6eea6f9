namespace RadOps.Core.Settings;

/// <summary>What a node is to the department.</summary>
public enum NodeRole
{
    /// <summary>The department's picture archive.</summary>
    Pacs,

    /// <summary>Bild- och funktionsregistret, the regional archive.</summary>
    Bfr,

    /// <summary>The gateway of Image Exchange Portal.</summary>
    Iep,

    /// <summary>The external reader's receiver.</summary>
    ExternalReader,

    /// <summary>RadOps itself: where C-MOVE delivers.</summary>
    Self,
}
