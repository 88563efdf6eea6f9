using RadOps.Core.Export;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>The request that a study itself makes when it is sent without an order: for care inside the region (N-20, N-46), or for reporting (NB27).</summary>
public static class StudyRequest
{
    /// <summary>Makes the request of a study.</summary>
    /// <param name="studies">The studies at hand.</param>
    /// <param name="studyInstanceUid">The study.</param>
    /// <param name="said">What the caller says besides: the purpose, the organisation, the situation, who asks for it.</param>
    /// <exception cref="RadOpsException"><c>StudyOfTwoPatients</c>: its files bear the numbers of several; <c>PatientIdMissing</c>: they bear none.</exception>
    public static ReleaseRequest Of(StudyIndex studies, string studyInstanceUid, ReleaseRequest said)
    {
        ArgumentNullException.ThrowIfNull(studies);
        ArgumentNullException.ThrowIfNull(said);
        var files = studies.FilesOf(studyInstanceUid).Where(file => file.Status is DicomFileStatus.Ok).ToList();
        if (files.Select(file => file.PatientId).Distinct().Skip(1).Any())
            throw new RadOpsException("StudyOfTwoPatients", ErrorKind.Corrupt, $"The files of study {studyInstanceUid} bear the numbers of more than one patient. Nothing is sent; correct the patient in the archive.", studyInstanceUid);
        var first = files.FirstOrDefault();
        return said with
        {
            RequestId = said.RequestId ?? first?.AccessionNumber ?? studyInstanceUid,
            PatientId = first?.PatientId,
            AccessionNumber = Only(files, file => file.AccessionNumber),
            StudyInstanceUid = studyInstanceUid,
            Examination = said.Examination ?? Only(files, file => file.Modality),
            ExaminationDate = Only(files, file => file.StudyDate),
            Recipient = RecipientType.Hospital,
            RecipientLocation = RecipientLocation.InsideRegion,
            Destination = said.Destination ?? (said.TransferPurpose is TransferPurpose.InRegionCare ? "BFR" : null),
            Items = RequestedItems.Images,
        };
    }

    /// <summary>The one value that all files bear; none where they differ.</summary>
    private static T? Only<T>(IEnumerable<DicomHeader> files, Func<DicomHeader, T?> value) => files.Select(value).Distinct().ToList() is [var only] ? only : default;
}
