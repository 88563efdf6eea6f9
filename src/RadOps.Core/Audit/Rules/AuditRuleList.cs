using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace RadOps.Core.Audit.Rules;

/// <summary>
/// The audit's rules, read once from the list beside this file. Code says when something is found; the list says what it is called, how grave it is, in what words it is told and which routine or
/// law it stands on. It is JSON and not YAML as packs are: an audit must be possible with Core alone, and no hospital writes one of its own.
/// </summary>
internal static class AuditRuleList
{
    private const string Resource = "ReleaseAudit.json";

    internal static IReadOnlyList<AuditRule> Rules { get; } = Read();

    private static readonly FrozenDictionary<string, AuditRule> byCode = Rules.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    internal static AuditRule? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The rule with a code of ours, which the list must have.</summary>
    internal static AuditRule Of(string code) => byCode[code];

    /// <summary>One of a rule's cases.</summary>
    internal static AuditCase Case(string code, string name)
    {
        foreach (var known in byCode[code].Cases)
        {
            if (known.Name == name) return known;
        }

        throw new InvalidOperationException($"{Resource} has no case '{name}' of {code}.");
    }

    /// <summary>A text with what was found in its places. What is put in is never read for places itself.</summary>
    internal static string Fill(string text, ReadOnlySpan<(string Name, string Value)> values)
    {
        var next = text.IndexOf('{', StringComparison.Ordinal);
        if (next < 0) return text;
        var filled = new StringBuilder(text.Length + 64);
        var from = 0;
        for (; next >= 0; next = text.IndexOf('{', from))
        {
            var end = text.IndexOf('}', next);
            filled.Append(text, from, next - from).Append(ValueOf(text[(next + 1)..end], values));
            from = end + 1;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    private static string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (known == name) return value;
        }

        throw new InvalidOperationException($"{Resource} has a text with {{{name}}}, which its rule does not give.");
    }

    private static IReadOnlyList<AuditRule> Read()
    {
        using var stream = typeof(AuditRuleList).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(stream, AuditRuleJson.Default.AuditRuleFile)!.Rules;
    }
}
