namespace RadOps.Core.Release;

/// <summary>The language that a decision is explained in. The routine's words are quoted as they stand in both.</summary>
public enum ExplanationLanguage
{
    /// <summary>Swedish, whatever the session's culture: what the administrator says on the telephone.</summary>
    Swedish,

    /// <summary>English, for whoever asks for it.</summary>
    English,
}
