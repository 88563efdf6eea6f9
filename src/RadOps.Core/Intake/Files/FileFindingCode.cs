namespace RadOps.Core.Intake.Files;

/// <summary>What can be found in, or about, a patient's file. The names are stable; the Swedish text of each is in <see cref="FileFinding.Message"/>.</summary>
public enum FileFindingCode
{
    /// <summary>It has no contents.</summary>
    EmptyFile,

    /// <summary>It is larger than the routine permits in either reading of 20 MB (F-19, C38).</summary>
    TooLarge,

    /// <summary>It is between the two readings of 20 MB (C38).</summary>
    SizeInDoubt,

    /// <summary>It is a link, a folder or a device.</summary>
    NotRegularFile,

    /// <summary>Windows cannot hold a file of this name: a reserved word, a forbidden character, a dot or space last.</summary>
    NameReserved,

    /// <summary>The name holds characters that do not show, or that turn the order of the others.</summary>
    NameDisguised,

    /// <summary>The name says a place: a path, a drive or a stream of another file.</summary>
    NameIsPath,

    /// <summary>The name says that it is a program, a script or a page.</summary>
    ExtensionRuns,

    /// <summary>The name says another format than the contents.</summary>
    ExtensionDiffers,

    /// <summary>The name says no format.</summary>
    ExtensionMissing,

    /// <summary>It is none of PDF, GIF, JPEG and PNG (F-18).</summary>
    UnknownFormat,

    /// <summary>Something stands before the beginning of the document.</summary>
    LeadingBytes,

    /// <summary>The file ends before its contents do.</summary>
    Truncated,

    /// <summary>A part contradicts itself, its checksum or the format.</summary>
    Damaged,

    /// <summary>It is whole, but written in a way that few programs can show.</summary>
    UnusualEncoding,

    /// <summary>It holds more pictures than the one that is shown.</summary>
    MorePictures,

    /// <summary>A telephone has added notes of its own after the picture.</summary>
    PhoneNotes,

    /// <summary>It moves: more frames than one.</summary>
    Moving,

    /// <summary>A film is attached to the picture.</summary>
    HiddenFilm,

    /// <summary>It is a file of another format as well, or holds one.</summary>
    SecondFormat,

    /// <summary>It holds a script or a page for a browser.</summary>
    Script,

    /// <summary>Something stands after the end.</summary>
    TrailingBytes,

    /// <summary>Zeros or line ends stand after the end.</summary>
    TrailingPadding,

    /// <summary>More data is in it than the picture needs.</summary>
    ExtraData,

    /// <summary>The picture is larger than any camera's.</summary>
    TooManyPixels,

    /// <summary>It unfolds to more than a computer should be asked to hold.</summary>
    UnfoldsTooFar,

    /// <summary>It has so many parts, or so deep, that they are not all looked at.</summary>
    TooComplex,

    /// <summary>The PDF is encrypted and cannot be looked into.</summary>
    PdfEncrypted,

    /// <summary>The PDF holds JavaScript.</summary>
    PdfJavaScript,

    /// <summary>The PDF starts a program.</summary>
    PdfLaunch,

    /// <summary>The PDF does something by itself when it is opened.</summary>
    PdfOpenAction,

    /// <summary>The PDF does something by itself when a page or a field is shown, used or left.</summary>
    PdfAutomaticAction,

    /// <summary>The PDF holds other files.</summary>
    PdfEmbeddedFile,

    /// <summary>The PDF holds film, sound or 3D.</summary>
    PdfMedia,

    /// <summary>The PDF sends what is filled in to somebody.</summary>
    PdfSubmitForm,

    /// <summary>The PDF holds a form of the XFA kind, which is a program.</summary>
    PdfXfa,

    /// <summary>The PDF opens or fetches another file.</summary>
    PdfRemoteFile,

    /// <summary>A part of the PDF is packed in a way that RadOps does not open.</summary>
    PdfNotOpened,

    /// <summary>The PDF has links to web pages.</summary>
    PdfLink,

    /// <summary>Earlier versions of the PDF are left in it.</summary>
    PdfEarlierVersions,

    /// <summary>The PDF's table of contents does not agree with the file.</summary>
    PdfTableWrong,

    /// <summary>The PDF seems to hold a photograph (F-22, C39).</summary>
    PdfPhotograph,

    /// <summary>The PDF holds scanned pages.</summary>
    PdfScannedPage,

    /// <summary>The file says where the picture was taken (C54).</summary>
    Position,

    /// <summary>The file says who owns the camera or took the picture (C54).</summary>
    Owner,

    /// <summary>The file holds the serial number of the camera or the lens (C54).</summary>
    SerialNumber,

    /// <summary>The file holds a text beside the picture.</summary>
    Text,

    /// <summary>It is on the list of known bad files.</summary>
    KnownBad,

    /// <summary>The virus scanner found something.</summary>
    ScannerFound,

    /// <summary>The virus scanner did not answer that the file is clean.</summary>
    ScannerFailed,
}
