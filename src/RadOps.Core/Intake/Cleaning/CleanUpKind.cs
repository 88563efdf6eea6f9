namespace RadOps.Core.Intake.Cleaning;

/// <summary>What is deleted when a file from a patient is.</summary>
public enum CleanUpKind
{
    /// <summary>The file in the folder for downloads, or a copy of it under another name.</summary>
    Download,

    /// <summary>What a browser left of a download of it.</summary>
    PartialDownload,

    /// <summary>It, in a recycle bin.</summary>
    RecycleBin,

    /// <summary>The bin's note on where it came from, which bears its name.</summary>
    RecycleBinNote,

    /// <summary>A small picture of it.</summary>
    Thumbnail,

    /// <summary>The copy that was put ready for Picsara or for printing.</summary>
    ReadyCopy,
}
