using RadOps.Core.Archives;
using RadOps.Core.Export;

namespace RadOps.Core.Transfer;

/// <summary>Makes reports instances of the studies that they are about, for as long as a send of them takes.</summary>
/// <param name="dicom">Wraps documents.</param>
/// <param name="parent">The folder in which a private one is made for each; it must be there.</param>
/// <param name="time">Gives the time.</param>
public sealed class ReportStaging(IDicomFiles dicom, string parent, TimeProvider time)
{
    /// <summary>
    /// Wraps the report of a plan as an instance of the plan's study. One that cannot be wrapped is meant all the same, as an unreadable file is: the images
    /// may be waited for, and the transfer is not complete without it.
    /// </summary>
    /// <exception cref="RadOpsException"><c>StagingNotWritable</c>, or the instance cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal StagedReport Stage(TransferPlan plan, string pdf, CancellationToken cancellationToken)
    {
        var staging = StagingFolder.Create(parent, time);
        try
        {
            var path = Path.Combine(staging.NewFolder(), "REPORT");
            var model = plan.Files.First(file => file.Status is DicomFileStatus.Ok);
            dicom.EncapsulatePdf(pdf, model, ReportDocument.Of(plan.Decision.Request.Signature), path, cancellationToken);
            return new(staging, dicom.Scan([path], cancellationToken).Single());
        }
        catch (RadOpsException fault) when (fault.Code is "ReportUnreadable" or "ReportNotPdf")
        {
            return new(staging, new DicomHeader { Path = pdf, Status = DicomFileStatus.Unreadable, Reason = fault.Message });
        }
        catch
        {
            staging.Dispose();
            throw;
        }
    }
}
