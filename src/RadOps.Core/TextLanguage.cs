namespace RadOps.Core;

/// <summary>The language of a file that people read and fill in; RadOps itself reads either.</summary>
public enum TextLanguage
{
    /// <summary>Swedish.</summary>
    Swedish,

    /// <summary>English.</summary>
    English,
}
