namespace RadOps.Core.Register;

/// <summary>How something was released (H-11).</summary>
public enum ReleaseMethod
{
    /// <summary>Skickad: on a medium or on paper.</summary>
    Sent,

    /// <summary>Länkad: electronically, through IEP or another link.</summary>
    Linked,
}
