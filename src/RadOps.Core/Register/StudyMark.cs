namespace RadOps.Core.Register;

/// <summary>
/// Twelve bytes by which a study may be known again, for whoever cannot keep what a million releases say of theirs. Two marks that differ are of different studies; two that agree may be of the same, and
/// the releases are then read anew. Marks hold within one process only.
/// </summary>
/// <param name="Accession">Of the accession number; 0 where there is none.</param>
/// <param name="Study">Of the Study Instance UID; 0 where there is none.</param>
/// <param name="Examination">Of the examination and its day; 0 where one of them is not known.</param>
internal readonly record struct StudyMark(int Accession, int Study, int Examination)
{
    /// <summary>A mark of a text; 0 for none.</summary>
    internal static int Of(string? text) => text is null ? 0 : text.GetHashCode(StringComparison.Ordinal) is var hash and not 0 ? hash : 1;

    /// <summary>A mark of a text and a number.</summary>
    internal static int Of(string text, int number) => HashCode.Combine(text.GetHashCode(StringComparison.Ordinal), number) is var hash and not 0 ? hash : 1;

    /// <summary>Whether the two may be one study, by what both sides have.</summary>
    internal bool MayBe(StudyMark other) =>
        Accession != 0 && other.Accession != 0 ? Accession == other.Accession
        : Study != 0 && other.Study != 0 ? Study == other.Study
        : Examination != 0 && Examination == other.Examination;
}
