namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>A synthetic referral, and what was planted in it.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Planted">What identifies, as it stands in the text.</param>
/// <param name="Medicine">The words around it, which are to stay.</param>
internal sealed record PlantedReferral(string Text, IReadOnlyList<string> Planted, IReadOnlyList<string> Medicine)
{
    /// <summary>Reads a text in which what identifies stands in braces.</summary>
    internal static PlantedReferral Of(string marked)
    {
        List<string> planted = [];
        var text = new System.Text.StringBuilder();
        var medicine = new System.Text.StringBuilder();
        var start = 0;
        for (var open = marked.IndexOf('{', StringComparison.Ordinal); open >= 0; open = marked.IndexOf('{', start))
        {
            var close = marked.IndexOf('}', open);
            text.Append(marked, start, open - start).Append(marked, open + 1, close - open - 1);
            medicine.Append(marked, start, open - start).Append(' ');
            planted.Add(marked[(open + 1)..close]);
            start = close + 1;
        }

        text.Append(marked, start, marked.Length - start);
        medicine.Append(marked, start, marked.Length - start);
        return new(text.ToString(), planted, Words(medicine.ToString()));
    }

    /// <summary>Letters and digits in a row.</summary>
    internal static IReadOnlyList<string> Words(string text)
    {
        List<string> words = [];
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                if (start < 0) start = i;
            }
            else if (start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
