namespace RadOps.Dicom.Network;

/// <summary>Levels of the Study Root query model (PS3.4 C.6.2.1).</summary>
public enum QueryLevel
{
    /// <summary>Studies.</summary>
    Study,

    /// <summary>The series of a study.</summary>
    Series,

    /// <summary>The instances of a series, or of a study at nodes that allow it.</summary>
    Image,
}
