using System.Globalization;
using RadOps.Core;
using RadOps.Core.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RadOps.Formats.Policies;

/// <summary>
/// A YAML mapping read key by key. Every error says file, line and column; a key that nobody asked for is an error too. Strings stay strings:
/// <c>no</c> is the word no. Lists are arrays: PowerShell cannot index what the compiler makes of a collection expression.
/// </summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly string file;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlMap(YamlMappingNode node, string file) => (this.node, this.file) = (node, file);

    /// <summary>Reads a file that is one mapping.</summary>
    /// <exception cref="RadOpsException">It is no YAML, no mapping, or says a key twice.</exception>
    internal static YamlMap Load(TextReader reader, string file, string expected = "A pack is one YAML document that begins with 'pack:'.")
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(reader);
        }
        catch (YamlException error)
        {
            throw PolicyLocation.Invalid(new(file, (int)error.Start.Line, (int)error.Start.Column), error.Message, error);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new(root, file)
            : throw PolicyLocation.Invalid(new(file, 1, 1), expected);
    }

    /// <summary>Where the mapping begins.</summary>
    internal PolicyLocation At => Location(node);

    /// <summary>The keys, in order. A mapping whose keys are names rather than words of the format is read so.</summary>
    internal IReadOnlyList<string> Keys => [.. node.Children.Keys.Select(key => Scalar(key, "a key"))];

    /// <summary>Where the value of a key stands; where the mapping begins if it is not there.</summary>
    internal PolicyLocation AtKey(string key) => Location(Find(key) ?? node);

    internal string Text(string key) => OptionalText(key) ?? throw PolicyLocation.Invalid(At, $"'{key}' is missing.");

    internal string? OptionalText(string key) => Find(key) is { } value ? Scalar(value, $"'{key}'") : null;

    internal string[] Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(child => Scalar(child, $"an entry of '{key}'"))],
        var single => [Scalar(single, $"'{key}'")],
    };

    internal int? Number(string key) => Parse<int>(key, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null, "a whole number");

    internal DateOnly? Date(string key) => Parse<DateOnly>(key, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null, "a date as in 2026-06-16");

    internal TimeOnly? Time(string key) => Parse<TimeOnly>(key, text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null, "a time as in 15:30");

    internal bool Flag(string key) => Parse<bool>(key, text => text switch { "yes" => true, "no" => false, _ => null }, "yes or no") ?? false;

    internal TEnum? Value<TEnum>(string key) where TEnum : struct, Enum => Parse<TEnum>(key, ParseEnum<TEnum>, Names<TEnum>());

    internal TEnum Needed<TEnum>(string key) where TEnum : struct, Enum => Value<TEnum>(key) ?? throw PolicyLocation.Invalid(At, $"'{key}' is missing; it must be {Names<TEnum>()}.");

    internal TEnum[] Values<TEnum>(string key) where TEnum : struct, Enum =>
        [.. Texts(key).Select(text => ParseEnum<TEnum>(text) ?? throw PolicyLocation.Invalid(AtKey(key), $"'{key}' is '{text}'; it must be {Names<TEnum>()}."))];

    internal YamlMap? Map(string key) => Find(key) is { } value ? Mapping(value, $"'{key}'") : null;

    /// <summary>A sequence of mappings; a single mapping is a sequence of one.</summary>
    internal YamlMap[] Maps(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(child => Mapping(child, $"an entry of '{key}'"))],
        var single => [Mapping(single, $"'{key}'")],
    };

    /// <summary>A sequence, or a single value, of which each is a word or a mapping.</summary>
    internal (string? Text, YamlMap? Map)[] Entries(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(Entry)],
        var single => [Entry(single)],
    };

    /// <summary>What is read of each of a sequence of mappings.</summary>
    internal T[] Each<T>(string key, Func<YamlMap, T> read) => [.. Maps(key).Select(read)];

    /// <summary>The value of a key when it is a mapping, else null: where a key may have a value or a mapping.</summary>
    internal YamlMap? MapIfAny(string key) => Find(key) is YamlMappingNode mapping ? new(mapping, file) : null;

    internal bool Has(string key) => Find(key) is not null;

    /// <summary>True when the key is there and says nothing, where that differs from its not being there.</summary>
    internal bool IsNull(string key) => Find(key) is null && node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>To be called when all has been read.</summary>
    /// <exception cref="RadOpsException">There is a key that nobody asked for.</exception>
    internal void RefuseOthers()
    {
        if (Others().FirstOrDefault() is { } other)
            throw other;
    }

    /// <summary>To be called when all has been read: an error for each key that nobody asked for.</summary>
    internal IEnumerable<RadOpsException> Others() =>
        from key in node.Children.Keys
        let name = Scalar(key, "a key")
        where !asked.Contains(name)
        select PolicyLocation.Invalid(Location(key), $"There is no key '{name}' here; the keys are {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");

    private YamlNode? Find(string key)
    {
        _ = asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" or "~" } ? value : null;
    }

    private T? Parse<T>(string key, Func<string, T?> parse, string wanted) where T : struct =>
        OptionalText(key) is not { } text ? null : parse(text) ?? throw PolicyLocation.Invalid(AtKey(key), $"'{key}' is '{text}'; it must be {wanted}.");

    private static TEnum? ParseEnum<TEnum>(string text) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(text) ? Enum.Parse<TEnum>(text) : null;

    private static string Names<TEnum>() where TEnum : struct, Enum => $"one of {string.Join(", ", Enum.GetNames<TEnum>())}";

    private (string? Text, YamlMap? Map) Entry(YamlNode value) => value is YamlMappingNode mapping ? (null, new(mapping, file)) : (Scalar(value, "an entry"), null);

    private string Scalar(YamlNode value, string what) =>
        value is YamlScalarNode { Value: { } text } ? text : throw PolicyLocation.Invalid(Location(value), $"{what} must be a single value.");

    private YamlMap Mapping(YamlNode value, string what) =>
        value is YamlMappingNode mapping ? new(mapping, file) : throw PolicyLocation.Invalid(Location(value), $"{what} must hold keys and values, indented below it.");

    private PolicyLocation Location(YamlNode value) => new(file, (int)value.Start.Line, (int)value.Start.Column);
}
