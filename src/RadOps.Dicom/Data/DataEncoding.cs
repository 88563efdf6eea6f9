namespace RadOps.Dicom.Data;

/// <summary>How a dataset's elements are written (PS3.5 10).</summary>
/// <param name="ExplicitVr">Each element bears its value representation.</param>
/// <param name="BigEndian">Numbers and tags have their most significant byte first.</param>
internal readonly record struct DataEncoding(bool ExplicitVr, bool BigEndian)
{
    public static readonly DataEncoding ImplicitLittle = new(false, false);
    public static readonly DataEncoding ExplicitLittle = new(true, false);
    public static readonly DataEncoding ExplicitBig = new(true, true);
}
