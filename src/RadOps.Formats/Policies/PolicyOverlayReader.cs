using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>Reads an overlay; docs/decisions/0002-rules-as-data.md describes the format.</summary>
public static class PolicyOverlayReader
{
    /// <summary>The key that an overlay begins with, and a pack does not.</summary>
    internal const string FirstKey = "overlay";

    /// <summary>Reads an overlay.</summary>
    /// <param name="reader">The YAML.</param>
    /// <param name="file">Name of the file, for errors.</param>
    /// <param name="sha256">SHA-256 of the file, which decisions that stand on it bear: 64 lower-case hexadecimal digits.</param>
    /// <exception cref="RadOpsException">It is not an overlay; the message says where and why.</exception>
    public static PolicyOverlay Read(TextReader reader, string file, string sha256) =>
        Read(YamlMap.Load(reader, file, $"An overlay is one YAML document that begins with '{FirstKey}:'."), sha256);

    internal static PolicyOverlay Read(YamlMap map, string sha256)
    {
        var (id, title) = (map.Text(FirstKey), map.Text("title"));
        var decidedBy = map.Map("decidedBy") ?? throw PolicyLocation.Invalid(map.At, "'decidedBy' is missing: { name: …, role: … }.");
        var overlay = new PolicyOverlay
        {
            At = map.At,
            Id = id,
            Amends = map.Text("amends"),
            Decision = map.Text("decision").Trim(),
            DecisionLine = map.AtKey("decision").Line,
            Reason = map.Text("reason").Trim(),
            DecidedBy = decidedBy.Text("name"),
            Role = decidedBy.Text("role"),
            DecidedAt = Day(map, "decidedAt"),
            ValidFrom = Day(map, "validFrom"),
            ValidTo = map.Date("validTo"),
            Resolves = map.Texts("resolves"),
            Document = new PolicyDocument { Key = id, Title = title, DisplayTitle = title, ValidFrom = map.Date("validFrom"), ValidTo = map.Date("validTo"), Sha256 = sha256 },
        };
        decidedBy.RefuseOthers();
        if (overlay.ValidFrom < overlay.DecidedAt)
            throw PolicyLocation.Invalid(map.AtKey("validFrom"), "A decision holds from no earlier day than the one on which it was taken: 'validFrom' is before 'decidedAt'.");
        if (overlay.ValidTo < overlay.ValidFrom)
            throw PolicyLocation.Invalid(map.AtKey("validTo"), "The overlay ends before it begins.");
        overlay = overlay with { Rules = map.Each("rules", rule => RuleReader.ReadAmending(rule, overlay)) };
        map.RefuseOthers();
        return overlay.Rules.Count + overlay.Resolves.Count > 0 ? overlay : throw PolicyLocation.Invalid(map.At, "The overlay changes nothing: it has neither 'rules' nor 'resolves'.");
    }

    private static DateOnly Day(YamlMap map, string key) => map.Date(key) ?? throw PolicyLocation.Invalid(map.At, $"'{key}' is missing.");
}
