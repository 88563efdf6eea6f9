namespace RadOps.Core.Identity;

/// <summary>What a debugger shows of an identity in place of its fields: the masked text.</summary>
internal sealed class MaskedDebuggerView(object identity)
{
    /// <summary>The masked text.</summary>
    public string Masked => identity.ToString()!;
}
