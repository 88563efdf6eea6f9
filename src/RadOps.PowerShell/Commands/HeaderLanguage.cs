namespace RadOps.PowerShell.Commands;

/// <summary>The language of a file's header row; either is read.</summary>
public enum HeaderLanguage
{
    /// <summary>Swedish: Mottagare, Samtycke, Signering.</summary>
    Swedish,

    /// <summary>The names of the properties: Recipient, Consent, Signature.</summary>
    English,
}
