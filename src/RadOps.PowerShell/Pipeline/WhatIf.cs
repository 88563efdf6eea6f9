using System.Management.Automation;

namespace RadOps.PowerShell.Pipeline;

/// <summary>Whether a cmdlet was told to say what it would do.</summary>
internal static class WhatIf
{
    /// <summary>True with -WhatIf, or where $WhatIfPreference is set.</summary>
    internal static bool IsOn(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));
}
