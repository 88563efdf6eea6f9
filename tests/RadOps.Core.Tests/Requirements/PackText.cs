using RadOps.Core.Policies;

namespace RadOps.Core.Tests.Requirements;

/// <summary>The YAML of a pack that RadOps brings.</summary>
internal sealed class PackText(string text)
{
    internal static PackText Of(PolicyPack pack)
    {
        using var reader = new StreamReader(typeof(PolicyPack).Assembly.GetManifestResourceStream($"{pack.Id}.yaml")!);
        return new(reader.ReadToEnd());
    }

    /// <summary>Texts that differ from it in one digit, with the line that is wrong; comments apart, and what a rule is an exception to.</summary>
    internal IEnumerable<(string Text, string Line)> WithOneWrongDigit()
    {
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var end = line.StartsWith('#') || line.TrimStart().StartsWith("exceptionTo", StringComparison.Ordinal) ? 0 : line.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? comment : line.Length;
            for (var at = 0; at < end; at++)
            {
                if (!char.IsAsciiDigit(line[at]))
                    continue;
                var wrong = line[at] == '9' ? '0' : (char)(line[at] + 1);
                yield return ($"{text[..(start + at)]}{wrong}{text[(start + at + 1)..]}", $"{line[..at]}[{wrong}]{line[(at + 1)..]}".Trim());
            }

            start += line.Length + 1;
        }
    }
}
