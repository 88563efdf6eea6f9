namespace RadOps.Formats.Hl7;

/// <summary>The characters that part a message, which the message states itself (HL7 v2, 2.5.4).</summary>
/// <param name="Field">Parts fields, usually |.</param>
/// <param name="Component">Parts components, usually ^.</param>
/// <param name="Repetition">Parts repetitions, usually ~.</param>
/// <param name="Escape">Begins and ends an escape, usually \.</param>
/// <param name="Subcomponent">Parts subcomponents, usually &amp;.</param>
internal readonly record struct Hl7Delimiters(char Field, char Component, char Repetition, char Escape, char Subcomponent)
{
    /// <summary>Reads them from the beginning of an MSH segment; null when they are not there, or not five different characters.</summary>
    internal static Hl7Delimiters? Of(string segment)
    {
        if (segment.Length < 8 || segment[8..].IndexOf(segment[3], StringComparison.Ordinal) is not (0 or 1))
            return null;
        var found = new Hl7Delimiters(segment[3], segment[4], segment[5], segment[6], segment[7]);
        char[] all = [found.Field, found.Component, found.Repetition, found.Escape, found.Subcomponent];
        return all.Distinct().Count() == all.Length && !all.Any(char.IsLetterOrDigit) ? found : null;
    }
}
