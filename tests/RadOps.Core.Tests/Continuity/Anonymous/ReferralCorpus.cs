namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>
/// Makes synthetic referrals of a night: the medicine of one of many kinds, with whoever is concerned written into it in one of many ways. The same seed makes the same referrals.
/// </summary>
/// <param name="seed">Where chance begins.</param>
internal sealed class ReferralCorpus(int seed)
{
    private readonly Random chance = new(seed);

    /// <summary>Referrals with somebody in them.</summary>
    internal IEnumerable<PlantedReferral> Planted(int count) => Enumerable.Range(0, count).Select(_ => PlantedReferral.Of(Scatter()));

    /// <summary>Referrals without anybody: nothing of them is to be removed or blocked.</summary>
    internal IEnumerable<PlantedReferral> Clean(int count) => Enumerable.Range(0, count).Select(_ => PlantedReferral.Of(string.Join(' ', Sentences())));

    private string Scatter()
    {
        var writer = new IdentityWriter(chance);
        var sentences = Sentences();
        var how = chance.Next(1, 5);
        for (var i = 0; i < how; i++) sentences.Insert(chance.Next(0, sentences.Count + 1), writer.Sentence());
        var text = string.Join(chance.Next(4) == 0 ? "\n" : " ", sentences);
        // Some write all in small letters, some all in capitals.
        return chance.Next(12) switch { 0 => text.ToLowerInvariant(), 1 => text.ToUpperInvariant(), _ => text };
    }

    private List<string> Sentences()
    {
        var kind = ReferralTexts.Kinds[chance.Next(ReferralTexts.Kinds.Count)];
        List<string> sentences = [Fill(kind[0])];
        sentences.AddRange(kind.Skip(1).Take(kind.Count - 2).OrderBy(_ => chance.Next()).Take(chance.Next(2, 4)).Select(Fill));
        if (chance.Next(3) > 0) sentences.Add(Fill(ReferralTexts.Background[chance.Next(ReferralTexts.Background.Count)]));
        sentences.Add(Fill(kind[^1]));
        return sentences;
    }

    /// <summary>Puts figures and sides where a text has a place for them.</summary>
    private string Fill(string text)
    {
        while (text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf('>', start);
            var value = text[(start + 1)..end] switch
            {
                "år" => $"{chance.Next(18, 97)}",
                "sida" => Pick("höger", "vänster", "hö", "vä"),
                "crp" => $"{chance.Next(5, 400)}",
                "bt" => $"{chance.Next(80, 210)}/{chance.Next(40, 110)}",
                "puls" => $"{chance.Next(48, 150)}",
                "sat" => $"{chance.Next(78, 100)}",
                "temp" => $"{chance.Next(36, 41)},{chance.Next(0, 10)}",
                "tid" => Pick($"{chance.Next(0, 24):00}.{chance.Next(0, 60):00}", $"{chance.Next(0, 24):00}:{chance.Next(0, 60):00}"),
                "d" => $"{chance.Next(1, 14)}",
                "mm" => $"{chance.Next(3, 60)}",
                "kön" => Pick("kvinna", "man"),
                "datum" => Pick($"2026-{chance.Next(1, 12):00}-{chance.Next(1, 28):00}", $"20{chance.Next(10, 26)}-{chance.Next(1, 13):00}-{chance.Next(1, 28):00}"),
                "krea" => $"{chance.Next(45, 480)}",
                "hb" => $"{chance.Next(70, 160)}",
                "kota" => Pick("L1", "L4-L5", "Th12", "C5-C6", "S1", "C2", "Th8", "L5-S1"),
                "namn på läkemedel" => Pick("Waran", "Eliquis", "Trombyl", "Xarelto", "metformin", "Fragmin", "Metoprolol", "Furix 40 mg", "Alvedon 1 g"),
                _ => throw new InvalidOperationException(text),
            };
            text = text[..start] + value + text[(end + 1)..];
        }

        return text;
    }

    private string Pick(params ReadOnlySpan<string> choices) => choices[chance.Next(choices.Length)];
}
