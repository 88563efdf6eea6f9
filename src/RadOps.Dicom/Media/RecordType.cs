using RadOps.Dicom.Data;
using static RadOps.Dicom.Media.KeyRequirement;

namespace RadOps.Dicom.Media;

/// <summary>The type of directory record that refers to an instance, with its keys in the order of their tags (PS3.3 F.5, table F.4-1).</summary>
internal sealed class RecordType
{
    private const string StorageRoot = "1.2.840.10008.5.1.4.1.1.";
    private const string NoDate = "19000101";
    private const string NoTime = "000000";

    private static readonly RecordKey Number = new(Tags.InstanceNumber, Vr.IS, Value);
    private static readonly RecordKey Date = new(Tags.ContentDate, Vr.DA, Value, NoDate);
    private static readonly RecordKey Time = new(Tags.ContentTime, Vr.TM, Value, NoTime);
    private static readonly RecordKey Label = new(Tags.ContentLabel, Vr.CS, Value, "UNNAMED");
    private static readonly RecordKey Description = new(Tags.ContentDescription, Vr.LO, Present);
    private static readonly RecordKey Creator = new(Tags.ContentCreatorName, Vr.PN, Present);
    private static readonly RecordKey Concept = new(Tags.ConceptNameCodeSequence, Vr.SQ, Value);

    private RecordType(string name, params RecordKey[] keys)
    {
        Name = name;
        Keys = keys;
    }

    /// <summary>The image record, by far the most common.</summary>
    public static RecordType Image { get; } = new("IMAGE", Number);

    /// <summary>All types.</summary>
    public static IReadOnlyList<RecordType> All { get; } =
    [
        Image,
        new("SR DOCUMENT", Date, Time, Number, new(Tags.VerificationDateTime, Vr.DT, WhenKnown), Concept,
            new(Tags.CompletionFlag, Vr.CS, Value, "PARTIAL"), new(Tags.VerificationFlag, Vr.CS, Value, "UNVERIFIED")),
        new("KEY OBJECT DOC", Date, Time, Number, Concept),
        new("PRESENTATION", new(Tags.ReferencedSeriesSequence, Vr.SQ, WhenKnown), Number, Label, Description,
            new(Tags.PresentationCreationDate, Vr.DA, Value, NoDate), new(Tags.PresentationCreationTime, Vr.TM, Value, NoTime), Creator),
        new("WAVEFORM", Date, Time, Number),
        new("RT DOSE", Number, new(Tags.DoseComment, Vr.LO, WhenKnown), new(Tags.DoseSummationType, Vr.CS, Value, "PLAN")),
        new("RT STRUCTURE SET", Number, new(Tags.StructureSetLabel, Vr.SH, Value, "UNNAMED"),
            new(Tags.StructureSetDate, Vr.DA, Present), new(Tags.StructureSetTime, Vr.TM, Present)),
        new("RT PLAN", Number, new(Tags.RtPlanLabel, Vr.SH, Value, "UNNAMED"), new(Tags.RtPlanDate, Vr.DA, Present), new(Tags.RtPlanTime, Vr.TM, Present)),
        new("RT TREAT RECORD", Number, new(Tags.TreatmentDate, Vr.DA, Present), new(Tags.TreatmentTime, Vr.TM, Present)),
        new("REGISTRATION", Date, Time, Number, Label, Description, Creator),
        new("FIDUCIAL", Date, Time, Number, Label, Description, Creator),
        new("VALUE MAP", Date, Time, Number, Label, Description, Creator),
        new("SURFACE", Date, Time, Number, Label, Description, Creator),
        new("TRACT", Date, Time, Number, Label, Description, Creator),
        new("SURFACE SCAN", Date, Time, Number),
        new("MEASUREMENT", Date, Time, Number),
        new("ASSESSMENT", Number),
        new("STEREOMETRIC", Number),
        new("RADIOTHERAPY", Number),
        new("RAW DATA", Date, Time, new(Tags.InstanceNumber, Vr.IS, Present)),
        new("SPECTROSCOPY", new(Tags.ImageType, Vr.CS, Value, "ORIGINAL\\PRIMARY"), Date, Time, Number, new(Tags.NumberOfFrames, Vr.IS, Value, "1"),
            new(Tags.Rows, Vr.US, Value, "1"), new(Tags.Columns, Vr.US, Value, "1"), new(Tags.DataPointRows, Vr.UL, Value, "1"), new(Tags.DataPointColumns, Vr.UL, Value, "1")),
        new("ENCAP DOC", new(Tags.ContentDate, Vr.DA, Present), new(Tags.ContentTime, Vr.TM, Present), Number,
            new(Tags.ConceptNameCodeSequence, Vr.SQ, Present), new(Tags.Hl7InstanceIdentifier, Vr.ST, WhenKnown), new(Tags.DocumentTitle, Vr.ST, Present),
            new(Tags.MimeTypeOfEncapsulatedDocument, Vr.LO, Value, "application/octet-stream")),
    ];

    private static readonly Dictionary<string, RecordType> ByName = All.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Directory Record Type (0004,1430).</summary>
    public string Name { get; }

    /// <summary>Its keys.</summary>
    public IReadOnlyList<RecordKey> Keys { get; }

    /// <summary>The type for an instance; null when the class is not known and the instance has no rows and columns.</summary>
    /// <param name="sopClassUid">SOP Class UID.</param>
    /// <param name="hasRows">Whether the instance has Rows: it is then an image, whatever its class.</param>
    public static RecordType? Of(string sopClassUid, bool hasRows)
    {
        var name = sopClassUid.StartsWith(StorageRoot, StringComparison.Ordinal) ? NameOf(sopClassUid.AsSpan(StorageRoot.Length)) : null;
        return name is not null ? ByName[name] : hasRows ? Image : null;
    }

    private static string? NameOf(ReadOnlySpan<char> suffix) => suffix switch
    {
        "4.2" => "SPECTROSCOPY",
        "66" => "RAW DATA",
        "66.1" or "66.3" => "REGISTRATION",
        "66.2" => "FIDUCIAL",
        "66.5" => "SURFACE",
        "66.6" => "TRACT",
        "67" => "VALUE MAP",
        "68.1" or "68.2" => "SURFACE SCAN",
        "77.1.5.3" => "STEREOMETRIC",
        "80.1" => "MEASUREMENT",
        "88.59" => "KEY OBJECT DOC",
        "90.1" => "ASSESSMENT",
        "131" => "PRESENTATION",
        "481.1" => "IMAGE",
        "481.2" => "RT DOSE",
        "481.3" => "RT STRUCTURE SET",
        "481.5" or "481.8" => "RT PLAN",
        "481.4" or "481.6" or "481.7" or "481.9" => "RT TREAT RECORD",
        _ when suffix.StartsWith("481.") => "RADIOTHERAPY",
        _ when suffix.StartsWith("9.") => "WAVEFORM",
        _ when suffix.StartsWith("11.") => "PRESENTATION",
        _ when suffix.StartsWith("78.") => "MEASUREMENT",
        _ when suffix.StartsWith("79.") || suffix.StartsWith("88.") => "SR DOCUMENT",
        _ when suffix.StartsWith("104.") => "ENCAP DOC",
        "1" or "2" or "3" or "4" or "5" or "6" or "7" or "20" or "30" or "128" or "130" => "IMAGE",
        _ when IsImageFamily(suffix) => "IMAGE",
        _ => null,
    };

    private static bool IsImageFamily(ReadOnlySpan<char> suffix)
    {
        var point = suffix.IndexOf('.');
        return point > 0 && suffix[..point] is "1" or "2" or "3" or "4" or "6" or "7" or "12" or "13" or "14" or "30" or "66" or "77" or "81" or "82" or "128" or "130";
    }
}
