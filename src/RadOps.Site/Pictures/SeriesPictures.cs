using RadOps.Core.Export;
using RadOps.Dicom.Pictures;

namespace RadOps.Site.Pictures;

/// <summary>
/// Draws the middle instance of each series: RadOps itself where it is uncompressed and monochrome, which costs about a millisecond; else DCMTK, where it is installed, one process a series. All of a
/// medium's pictures have a few seconds between them, and what is not drawn by then is left out.
/// </summary>
/// <param name="environment">Gives an environment variable's value.</param>
/// <param name="clock">Measures time.</param>
internal sealed class SeriesPictures(Func<string, string?> environment, TimeProvider clock) : IMediumPictures
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    // Each is some kilobytes of the page.
    private const int MaximumCount = 100;

    private readonly Lazy<DcmtkPicture?> dcmtk = new(() => DcmtkPicture.Find(environment));

    public IReadOnlyDictionary<string, MediumPicture> Draw(IReadOnlyList<StudyFile> files, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        Dictionary<string, MediumPicture> pictures = new(StringComparer.Ordinal);
        foreach (var series in files.GroupBy(file => file.SeriesFolder, StringComparer.Ordinal).Take(MaximumCount))
        {
            var left = patience - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero) break;
            var images = series.Where(file => !ReportObjects.IsReport(file.Source.SopClassUid)).ToList();
            if (images.Count > 0 && Draw(images[images.Count / 2].Source.Path, left, cancellationToken) is { } picture) pictures[series.Key] = picture;
        }

        return pictures;
    }

    private MediumPicture? Draw(string path, TimeSpan left, CancellationToken cancellationToken) =>
        Thumbnail.Draw(path, cancellationToken) is { } own ? new("image/bmp", own) : dcmtk.Value?.Draw(path, left, cancellationToken);
}
