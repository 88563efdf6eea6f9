namespace RadOps.PowerShell.Display;

/// <summary>What an outcome asks of the one who reads it.</summary>
public enum OutcomeTone
{
    /// <summary>Nothing either way: it is shown as it is.</summary>
    Plain,

    /// <summary>Done, whole or allowed: nothing to do.</summary>
    Good,

    /// <summary>Something is missing or waits for a person.</summary>
    Attention,

    /// <summary>Refused, broken or lost.</summary>
    Bad,
}
