namespace RadOps.Core.Export;

/// <summary>What a file turned out to be when its header was read.</summary>
public enum DicomFileStatus
{
    /// <summary>A DICOM instance whose header is whole.</summary>
    Ok,

    /// <summary>Not DICOM: text, a picture, anything else, or empty.</summary>
    NotDicom,

    /// <summary>DICOM that ends before it should.</summary>
    Truncated,

    /// <summary>It could not be opened, or its contents make no sense.</summary>
    Unreadable,
}
