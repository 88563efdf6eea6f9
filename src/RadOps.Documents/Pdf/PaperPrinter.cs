using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Papers;

namespace RadOps.Documents.Pdf;

/// <summary>
/// Prints papers as PDF beside their HTML, the whole batch in one browser, which is started for the first. Each PDF is there whole or not at all; one that is there is not printed
/// again, so a run that was broken off goes on where it was. Safe to call from several threads, one of which prints at a time.
/// </summary>
/// <param name="environment">Gives an environment variable's value.</param>
public sealed class PaperPrinter(Func<string, string?> environment) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private PdfBrowser? browser;

    /// <summary>Stops before anything is made where nothing can print.</summary>
    /// <exception cref="RadOpsException"><c>BrowserNotFound</c>.</exception>
    public void RequireBrowser() => InstalledBrowser.Find(environment);

    /// <summary>Prints papers that have just been drawn up.</summary>
    /// <returns>The same, with their PDFs.</returns>
    /// <exception cref="RadOpsException">As for a folder of them.</exception>
    public async Task<IReadOnlyList<DrawnPaper>> PrintAsync(IReadOnlyList<DrawnPaper> papers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        List<DrawnPaper> printed = [];
        foreach (var paper in papers) printed.Add(paper with { Pdf = await PrintFileAsync(paper.Path, cancellationToken).ConfigureAwait(false) });
        return printed;
    }

    /// <summary>Prints the papers of a folder.</summary>
    /// <param name="folder">Folder of a release's papers.</param>
    /// <param name="cancellationToken">Cancels; what is printed stays.</param>
    /// <exception cref="RadOpsException"><c>BrowserNotFound</c>; <c>BrowserFailed</c>; <c>FileNotWritten</c>.</exception>
    public async Task PrintAsync(string folder, CancellationToken cancellationToken = default)
    {
        foreach (var paper in Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal)) await PrintFileAsync(paper, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Prints a page that lies in no file, in place of a PDF that is there.</summary>
    /// <param name="html">The page, self-contained.</param>
    /// <param name="pdf">Full path of the PDF.</param>
    /// <param name="cancellationToken">Cancels; nothing is written then.</param>
    /// <exception cref="RadOpsException"><c>BrowserNotFound</c>; <c>BrowserFailed</c>; <c>FileNotWritten</c>.</exception>
    public async Task PrintPageAsync(string html, string pdf, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var content = await PrintTextAsync(html, cancellationToken).ConfigureAwait(false);
            AtomicFile.Write(pdf, stream => stream.Write(content));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync().ConfigureAwait(false);
        gate.Dispose();
    }

    private async Task<string> PrintFileAsync(string paper, CancellationToken cancellationToken)
    {
        var pdf = Path.ChangeExtension(paper, ".pdf");
        if (File.Exists(pdf)) return pdf;
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var content = await PrintTextAsync(await File.ReadAllTextAsync(paper, Encoding.UTF8, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            AtomicFile.Write(pdf, stream => stream.Write(content));
            return pdf;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<byte[]> PrintTextAsync(string html, CancellationToken cancellationToken)
    {
        browser ??= PdfBrowser.Start(InstalledBrowser.Find(environment));
        try
        {
            return await browser.PrintAsync(html, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RadOpsException or OperationCanceledException)
        {
            // An answer may be on its way that nobody waits for any more: the next paper gets a browser of its own.
            await browser.DisposeAsync().ConfigureAwait(false);
            browser = null;
            throw;
        }
    }
}
