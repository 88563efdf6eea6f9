using System.Globalization;

namespace RadOps.Core.Release;

/// <summary>Lists, days and media as they are written in Swedish.</summary>
internal static class ReleaseWords
{
    /// <summary>A day as it is written in Sweden.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A medium by its abbreviation.</summary>
    internal static string Medium(MediumType medium) => medium switch { MediumType.Iep => "IEP", MediumType.Usb => "USB", MediumType.Cd => "CD", MediumType.Dvd => "DVD", _ => "medium" };

    /// <summary><c>a, b och c</c>.</summary>
    internal static string And(IEnumerable<string> words) => Join(words, "och");

    /// <summary><c>a, b eller c</c>.</summary>
    internal static string Or(IEnumerable<string> words) => Join(words, "eller");

    /// <summary>Words in a row, the last two joined by a word.</summary>
    internal static string Join(IEnumerable<string> words, string last) =>
        words.ToArray() is { Length: > 1 } all ? $"{string.Join(", ", all[..^1])} {last} {all[^1]}" : string.Concat(words);
}
