using System.Diagnostics;
using RadOps.Documents.Pdf;
using RadOps.Tests.Shared;

namespace RadOps.Documents.Tests.Audit;

/// <summary>A real browser, started once for all the tests that look at a page; each page is a tab of its own.</summary>
public sealed class PageBrowser : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private Process? process;
    private int pages;

    /// <summary>Calls to the browser itself.</summary>
    internal DevToolsPipe Pipe { get; private set; } = null!;

    /// <summary>Opens a page of this width, with or without scripts.</summary>
    internal async Task<OpenPage> OpenAsync(string html, int width, bool runsScripts = true)
    {
        Start();
        var file = folder.File(FormattableString.Invariant($"page{++pages}.html"));
        await File.WriteAllTextAsync(file, html, Xunit.TestContext.Current.CancellationToken);
        var page = await OpenPage.OpenAsync(Pipe);
        await page.CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        if (!runsScripts) await page.CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await page.CallAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        // Asked again and again: where scripts are off no listener is ever called.
        while ((await page.EvaluateAsync("location.protocol + document.readyState")).GetString() != "file:complete") await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await Pipe.CallAsync("Browser.close", [], null, patience.Token);
                await process.WaitForExitAsync(patience.Token);
            }
            catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }

            process.Dispose();
        }

        folder.Dispose();
    }

    private void Start()
    {
        if (process is not null) return;
        var program = Peer.Require("chromium", "chromium");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", "sh", program, "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-sandbox", "--no-first-run", $"--user-data-dir={folder.File("profile")}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        Pipe = new(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }
}
