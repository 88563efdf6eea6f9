using System.Text;

namespace RadOps.Core.Resolution;

/// <summary>Compares names of clinics and practitioners as people write them: upper and lower case, punctuation and spaces say nothing, every letter and digit does.</summary>
internal static class RecipientNames
{
    /// <summary>Whether two names are the same. An empty one is nobody's.</summary>
    internal static bool AreSame(string one, string other) => Key(one) is { Length: > 0 } key && key == Key(other);

    /// <summary>What a name is found by. Å, ä and ö stay: Hallen and Hällen are two places.</summary>
    internal static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        // Composed first: a ring that stands by itself would be lost.
        foreach (var letter in name.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(letter))
                key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }
}
