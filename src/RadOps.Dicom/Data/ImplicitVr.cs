namespace RadOps.Dicom.Data;

/// <summary>Value representations of those elements that are met in DICOMDIRs, code sequences and issuers of numbers written without them (PS3.6).</summary>
internal static class ImplicitVr
{
    public static ushort Of(uint tag) => tag switch
    {
        Tags.DirectoryRecordSequence or Tags.ReferencedSeriesSequence or Tags.ConceptNameCodeSequence or 0x0008_1140 or 0x0008_1199 => Vr.SQ,
        Tags.CodeValue or Tags.CodingSchemeDesignator or 0x0008_0103 => Vr.SH,
        Tags.CodeMeaning or 0x0010_0020 => Vr.LO,
        0x0008_0105 or 0x0008_010F or 0x0004_1430 or 0x0004_1500 or 0x0040_0033 or Tags.Modality => Vr.CS,
        0x0008_1150 or 0x0008_1155 or 0x0008_010C or 0x0008_0117 or 0x0008_0118 or Tags.SeriesInstanceUid or Tags.StudyInstanceUid
            or Tags.ReferencedSopClassUid or Tags.ReferencedSopInstanceUid or Tags.ReferencedTransferSyntaxUid => Vr.UI,
        0x0008_1160 => Vr.IS,
        0x0040_0031 or 0x0040_0032 => Vr.UT,
        0x0008_0106 or 0x0008_0107 or Tags.VerificationDateTime => Vr.DT,
        Tags.PatientName or 0x0040_A075 => Vr.PN,
        Tags.NextRecordOffset or Tags.LowerLevelOffset or Tags.FirstRootRecordOffset or Tags.LastRootRecordOffset => Vr.UL,
        _ => Vr.UN,
    };
}
