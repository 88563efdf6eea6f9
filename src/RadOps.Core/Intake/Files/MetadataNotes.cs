using System.Globalization;
using System.Text;

namespace RadOps.Core.Intake.Files;

/// <summary>Gathers what a file says beside what it shows, from all the places where it may say it.</summary>
internal sealed class MetadataNotes
{
    private static readonly string[] creators = ["Author", "Copyright", "Artist", "Creator"];
    private static readonly string[] owners = ["Owner"];

    internal bool HasPosition { get; set; }

    internal bool HasOwner { get; set; }

    internal bool HasCreator { get; set; }

    internal bool HasSerialNumber { get; set; }

    internal bool HasText { get; set; }

    internal bool HasThumbnail { get; set; }

    internal bool IsFromCamera { get; set; }

    internal int Orientation { get; private set; } = 1;

    internal DateTime? TakenAt { get; private set; }

    /// <summary>The time as Exif writes it, <c>yyyy:MM:dd HH:mm:ss</c>; anything else is none.</summary>
    /// <param name="text">ASCII.</param>
    /// <param name="isTaken">Whether it is when the picture was taken, which goes before when the file was changed.</param>
    internal void AddTime(ReadOnlySpan<byte> text, bool isTaken)
    {
        if (TakenAt is not null && !isTaken) return;
        if (text.Length >= 19 && DateTime.TryParseExact(Encoding.ASCII.GetString(text[..19]), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) TakenAt = time;
    }

    /// <summary>How the picture is turned; the first that says it is believed, as viewers do.</summary>
    internal void AddOrientation(int value)
    {
        if (value is >= 2 and <= 8 && Orientation == 1) Orientation = value;
    }

    /// <summary>A text under a keyword, as PNG has them; one of nothing but spaces says nothing.</summary>
    internal void AddText(ReadOnlySpan<byte> keyword, FileBytes bytes, long at, long end)
    {
        new XmpSearch(this).Take(bytes, at, end);
        AddKeyword(keyword, HasInk(bytes, at, end));
    }

    /// <summary>A text under a keyword.</summary>
    internal void AddKeyword(ReadOnlySpan<byte> keyword, bool saysSomething)
    {
        if (!saysSomething) return;
        var name = Encoding.Latin1.GetString(keyword);
        if (name == "XML:com.adobe.xmp") return;
        HasText = true;
        HasCreator |= creators.Contains(name, StringComparer.OrdinalIgnoreCase);
        HasOwner |= owners.Contains(name, StringComparer.OrdinalIgnoreCase);
        // Where ImageMagick and others put what was in an Exif or IPTC block.
        HasText |= name.StartsWith("Raw profile type", StringComparison.Ordinal);
    }

    /// <summary>Whether anything but spaces and zeros stands there.</summary>
    internal static bool HasInk(FileBytes bytes, long at, long end) => bytes.Span(at, (int)Math.Clamp(end - at, 0, 512)).ContainsAnyExcept((byte)0, (byte)' ');

    internal FileMetadata ToMetadata() => new()
    {
        HasPosition = HasPosition,
        HasOwner = HasOwner,
        HasCreator = HasCreator,
        HasSerialNumber = HasSerialNumber,
        HasText = HasText,
        HasThumbnail = HasThumbnail,
        IsFromCamera = IsFromCamera,
        Orientation = Orientation,
        TakenAt = TakenAt,
    };
}
