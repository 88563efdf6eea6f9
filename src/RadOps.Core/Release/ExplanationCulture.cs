namespace RadOps.Core.Release;

/// <summary>The cultures that decisions are explained in, by their names.</summary>
public static class ExplanationCulture
{
    /// <summary>Swedish, Sweden.</summary>
    public const string Swedish = "sv-SE";

    /// <summary>English, United States.</summary>
    public const string English = "en-US";

    /// <summary>The language of a culture, whatever the case of its letters; null when decisions are not explained in it.</summary>
    public static ExplanationLanguage? Find(string name) =>
        string.Equals(name, Swedish, StringComparison.OrdinalIgnoreCase) ? ExplanationLanguage.Swedish
        : string.Equals(name, English, StringComparison.OrdinalIgnoreCase) ? ExplanationLanguage.English
        : null;
}
