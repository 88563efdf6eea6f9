namespace RadOps.Core.Intake.Files;

/// <summary>
/// What an image says beside what it shows (Exif, XMP, IPTC, PNG's texts, GIF's comments): that it says it, never what. A position or an owner's name would
/// otherwise end in a log.
/// </summary>
public sealed record FileMetadata
{
    /// <summary>What a file has that says nothing.</summary>
    public static FileMetadata None { get; } = new();

    /// <summary>Whether it says where it was taken: coordinates, or a place's name.</summary>
    public bool HasPosition { get; init; }

    /// <summary>Whether it says who owns the camera.</summary>
    public bool HasOwner { get; init; }

    /// <summary>Whether it says who took or made it.</summary>
    public bool HasCreator { get; init; }

    /// <summary>Whether it holds a serial number of the camera or lens, or an id of the picture's own.</summary>
    public bool HasSerialNumber { get; init; }

    /// <summary>Whether it holds a comment, a description or another text.</summary>
    public bool HasText { get; init; }

    /// <summary>Whether it holds a small copy of itself, which may show what was cut away.</summary>
    public bool HasThumbnail { get; init; }

    /// <summary>When it was taken, by the camera's clock, in no stated zone; null when it does not say.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>How it is turned, 1–8 (Exif 0x0112); 1 is upright, also where it does not say.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Whether a camera's make or model is named: a photograph and no drawing.</summary>
    public bool IsFromCamera { get; init; }

    /// <summary>Whether there is anything that a copy may be freed from.</summary>
    public bool IsTelling => HasPosition || HasOwner || HasCreator || HasSerialNumber || HasText || HasThumbnail || IsFromCamera || TakenAt is not null;
}
