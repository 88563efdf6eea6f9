using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Documents.Pdf;
using RadOps.Site.Discs;

namespace RadOps.Site.Batch;

/// <summary>
/// The further forms in which releases are wanted, made when each is in the register: its papers as PDF, its medium as an ISO image. What is there already is not made again, so a batch
/// that was broken off is simply run again. Safe to call from several threads.
/// </summary>
/// <param name="workplace">The workplace.</param>
/// <param name="asPdf">Whether papers are wanted as PDF.</param>
/// <param name="asIso">Whether media are wanted as images.</param>
public sealed class Renditions(Workplace workplace, bool asPdf, bool asIso) : IAsyncDisposable
{
    private readonly PaperPrinter? printer = asPdf ? workplace.NewPrinter() : null;
    private readonly DiscImage? disc = asIso ? workplace.NewDiscImage() : null;

    /// <summary>What will be made of each release, for -WhatIf; nothing where nothing more is wanted.</summary>
    public IEnumerable<ExportStep> Steps
    {
        get
        {
            if (printer is not null) yield return new(ExportStepKind.Papers, "Print the papers as PDF");
            if (disc is not null) yield return new(ExportStepKind.Publish, "Write an ISO image of the medium beside it, and compare it with the medium");
        }
    }

    /// <summary>Stops before anything is made where a form that is wanted cannot be made.</summary>
    /// <exception cref="RadOpsException"><c>BrowserNotFound</c>; <c>IsoWriterNotFound</c>.</exception>
    public void Require()
    {
        printer?.RequireBrowser();
        disc?.RequireWriter();
    }

    /// <summary>Makes the further forms of a release.</summary>
    /// <exception cref="RadOpsException"><c>BrowserFailed</c>, <c>IsoNotWritten</c> and the others: the release is in the register all the same, and its medium whole.</exception>
    internal async Task MakeAsync(MediaExport release, CancellationToken cancellationToken)
    {
        if (release.Path is not { } medium) return;
        if (printer is not null && Directory.Exists(PaperFolder.PathOf(medium))) await printer.PrintAsync(PaperFolder.PathOf(medium), cancellationToken).ConfigureAwait(false);
        if (disc is not null && Directory.Exists(medium)) await disc.MakeAsync(medium, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (printer is not null) await printer.DisposeAsync().ConfigureAwait(false);
    }
}
