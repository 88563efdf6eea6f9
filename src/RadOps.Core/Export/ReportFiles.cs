using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>Finds reports in a folder where each is a PDF named for its accession number.</summary>
internal static class ReportFiles
{
    /// <summary>The report of a request's examination; null where the folder has none.</summary>
    /// <param name="root">The folder; null when reports are printed from the RIS.</param>
    /// <param name="request">The request.</param>
    internal static string? Find(string? root, ReleaseRequest request)
    {
        if (root is null || request.AccessionNumber is not { Length: > 0 } accession)
            return null;
        // An accession number is text from a file: it must not be able to point anywhere but into the folder.
        if (accession.AsSpan().IndexOfAny("/\\:") >= 0 || accession is "." or "..")
            return null;
        var path = Path.Combine(root, accession + ".pdf");
        return File.Exists(path) ? path : null;
    }
}
