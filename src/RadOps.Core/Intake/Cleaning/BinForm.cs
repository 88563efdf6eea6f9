namespace RadOps.Core.Intake.Cleaning;

/// <summary>How a recycle bin keeps its things.</summary>
public enum BinForm
{
    /// <summary>The freedesktop.org Trash specification 1.0: <c>files</c> beside <c>info</c>.</summary>
    Freedesktop,

    /// <summary>Windows: a user's folder in <c>$Recycle.Bin</c>, with <c>$R…</c> beside <c>$I…</c>.</summary>
    Windows,
}
