namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Words that tell what stands beside them.</summary>
internal static class Cues
{
    private static readonly Dictionary<string, HashSet<string>> sections = WordSections.Read("cues.txt");

    /// <summary>Who is meant: a name follows.</summary>
    internal static IReadOnlySet<string> Person { get; } = sections["person"];

    /// <summary>The patient: a name, or what is the matter, follows.</summary>
    internal static IReadOnlySet<string> Patient { get; } = sections["patient"];

    /// <summary>What may stand between such a word and the name.</summary>
    internal static IReadOnlySet<string> Between { get; } = sections["between"];

    /// <summary>What a person does.</summary>
    internal static IReadOnlySet<string> Does { get; } = sections["does"];

    /// <summary>Somebody's mark follows.</summary>
    internal static IReadOnlySet<string> Signature { get; } = sections["signature"];

    /// <summary>A place of work, a school or a home follows.</summary>
    internal static IReadOnlySet<string> Work { get; } = sections["work"];

    /// <summary>A telephone number follows.</summary>
    internal static IReadOnlySet<string> Phone { get; } = sections["phone"];

    /// <summary>A number of somebody's or something's own follows.</summary>
    internal static IReadOnlySet<string> Identifier { get; } = sections["identifier"];

    /// <summary>A date of birth follows.</summary>
    internal static IReadOnlySet<string> Born { get; } = sections["born"];

    /// <summary>A date of medicine stands beside it.</summary>
    internal static IReadOnlySet<string> Event { get; } = sections["event"];

    /// <summary>Whether it is any of these: a word that tells of names and is none.</summary>
    internal static bool IsOne(string lower) => sections.Values.Any(section => section.Contains(lower));
}
