using System.Text;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>
/// Compares destinations as people write them: case, blanks, dots and dashes do not matter, a slash does (<c>SU/S</c> is Sahlgrenska, <c>SUS</c> is Skåne).
/// </summary>
internal static class DestinationName
{
    /// <summary>What the patient is called as a destination; no name of a patient is ever compared or kept here.</summary>
    internal const string Patient = "PATIENTEN";

    /// <summary>The names under which a release's destination is known: the final clinic, the unit that it goes through, the address given.</summary>
    internal static HashSet<string> Of(RecipientType recipient, params ReadOnlySpan<string?> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (recipient == RecipientType.Patient)
        {
            found.Add(Patient);
            return found;
        }

        foreach (var name in names)
        {
            foreach (var part in (name ?? "").Split(["fvb.", "fvb "], StringSplitOptions.TrimEntries))
            {
                if (Normalize(part) is { Length: > 0 } normal) found.Add(normal);
            }
        }

        return found;
    }

    /// <summary>True when the destinations share a name; a destination that is not known may be any.</summary>
    internal static bool Same(HashSet<string> first, HashSet<string> second) => first.Count == 0 || second.Count == 0 || first.Overlaps(second);

    internal static string Normalize(string name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormC))
        {
            if (character is '/' or '\\')
            {
                while (normal.Length > 0 && normal[^1] == ' ') normal.Length--;
                normal.Append('/');
            }
            else if (char.IsLetterOrDigit(character) || char.IsSurrogate(character)) normal.Append(char.ToUpperInvariant(character));
            else if (character is not '.' && normal.Length > 0 && normal[^1] is not (' ' or '/')) normal.Append(' ');
        }

        return normal.ToString().TrimEnd(' ', '/');
    }
}
