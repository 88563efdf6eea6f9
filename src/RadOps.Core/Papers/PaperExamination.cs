namespace RadOps.Core.Papers;

/// <summary>An examination that a paper names.</summary>
/// <param name="Examination">In words, as "CT torax"; null where only its modality is known.</param>
/// <param name="Date">Its day.</param>
/// <param name="AccessionNumber">Its number in the RIS.</param>
/// <param name="Modalities">DICOM modalities of its series, such as <c>CT</c>; none where no file was read.</param>
/// <param name="Images">How many images of it go along; null where nobody has counted them.</param>
public sealed record PaperExamination(string? Examination, DateOnly? Date, string? AccessionNumber, IReadOnlyList<string> Modalities, int? Images);
