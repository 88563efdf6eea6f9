namespace RadOps.Core.Continuity.Reader;

/// <summary>Who noticed that the digital link does not work: what comes first depends on it.</summary>
public enum ReaderDetector
{
    /// <summary>Staff at radiology, who contact the reader at once and VGR-IT too .</summary>
    Staff,

    /// <summary>The external reader, who contacts radiology .</summary>
    ExternalReader,
}
