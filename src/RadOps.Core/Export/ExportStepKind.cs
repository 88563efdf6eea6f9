namespace RadOps.Core.Export;

/// <summary>The steps of making a medium, in the order in which they are taken.</summary>
public enum ExportStepKind
{
    /// <summary>The register is told that the export begins.</summary>
    Begin,

    /// <summary>The instances are copied to the medium's folder under their file ids.</summary>
    Stage,

    /// <summary>The report is put beside the images, as PDF and as an instance of the study.</summary>
    AddReport,

    /// <summary>The DICOMDIR is written (PS3.10).</summary>
    WriteDirectory,

    /// <summary>INDEX.HTM and README.TXT are written (IHE PDI).</summary>
    WritePages,

    /// <summary>Everything is read back and compared with the hashes of what was read in.</summary>
    Verify,

    /// <summary>The finished folder gets its name.</summary>
    Publish,

    /// <summary>The release is entered in the register (H-26).</summary>
    Register,
}
