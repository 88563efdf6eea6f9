using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using RadOps.Core;

namespace RadOps.Documents.Pdf;

/// <summary>
/// A browser without a window that prints pages as PDF: one process for as many as there are, in a profile of its own that is deleted with it. It cannot reach
/// any network. When this process dies, its pipe ends, and the browser with it. One page at a time.
/// </summary>
public sealed class PdfBrowser : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan patienceAtEnd = TimeSpan.FromSeconds(5);

    // Nothing of it asks for the network, and nothing could be found there.
    private static readonly string[] arguments =
    [
        "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-breakpad", "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    private readonly Process process;
    private readonly DevToolsPipe pipe;
    private readonly DirectoryInfo profile;
    private readonly IDisposable[] ends;
    private (string Session, string Frame)? page;

    private PdfBrowser(Process process, DevToolsPipe pipe, DirectoryInfo profile, IDisposable[] ends)
    {
        this.process = process;
        this.pipe = pipe;
        this.profile = profile;
        this.ends = ends;
    }

    /// <summary>Starts one.</summary>
    /// <param name="program">The browser: see <see cref="InstalledBrowser"/>.</param>
    /// <exception cref="RadOpsException"><c>BrowserFailed</c>: it does not start.</exception>
    public static PdfBrowser Start(string program)
    {
        var profile = Directory.CreateTempSubdirectory("radops-browser-");
        try
        {
            var all = arguments.Append($"--user-data-dir={profile.FullName}");
            // As root, as in a container, it starts only without its sandbox; what it draws are RadOps' own pages, which have no script.
            if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) all = all.Append("--no-sandbox");
            return OperatingSystem.IsWindows() ? StartWithHandles(program, all, profile) : StartWithDescriptors(program, all, profile);
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            profile.Delete(recursive: true);
            throw Failed(error);
        }
    }

    /// <summary>Prints a page.</summary>
    /// <param name="html">The page, self-contained; its style says which paper.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The PDF.</returns>
    /// <exception cref="RadOpsException"><c>BrowserFailed</c>: it ended, does not answer, or refuses; it is of no use after that.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var (session, frame) = page ??= await OpenAsync(limit.Token).ConfigureAwait(false);
            await pipe.CallAsync("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html }, session, limit.Token).ConfigureAwait(false);
            var printed = await pipe.CallAsync("Page.printToPDF", new() { ["printBackground"] = true, ["preferCSSPageSize"] = true }, session, limit.Token).ConfigureAwait(false);
            return printed.GetProperty("data").GetBytesFromBase64();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or System.Text.Json.JsonException or KeyNotFoundException)
        {
            throw Failed(error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(new TimeoutException("it does not answer"));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (var limit = new CancellationTokenSource(patienceAtEnd))
        {
            try
            {
                await pipe.CallAsync("Browser.close", [], null, limit.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException or ObjectDisposedException)
            {
                // It has ended already, or does not hear.
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }

        foreach (var end in ends) end.Dispose();
        process.Dispose();
        DeleteProfile();
    }

    private async Task<(string, string)> OpenAsync(CancellationToken cancellationToken)
    {
        var target = (await pipe.CallAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellationToken).ConfigureAwait(false)).GetProperty("targetId").GetString();
        var session = (await pipe.CallAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, null, cancellationToken).ConfigureAwait(false)).GetProperty("sessionId").GetString()!;
        var tree = await pipe.CallAsync("Page.getFrameTree", [], session, cancellationToken).ConfigureAwait(false);
        return (session, tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!);
    }

    /// <summary>The browser reads its file descriptor 3 and writes 4: the shell puts the process's own input and output there, and gives way to it.</summary>
    private static PdfBrowser StartWithDescriptors(string program, IEnumerable<string> all, DirectoryInfo profile)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", "sh", program, .. all]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        return new(process, new(process.StandardInput.BaseStream, process.StandardOutput.BaseStream), profile, []);
    }

    /// <summary>On Windows the browser is told which inherited handles to use.</summary>
    private static PdfBrowser StartWithHandles(string program, IEnumerable<string> all, DirectoryInfo profile)
    {
        var toBrowser = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var fromBrowser = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        try
        {
            var handles = $"--remote-debugging-io-pipes={toBrowser.GetClientHandleAsString()},{fromBrowser.GetClientHandleAsString()}";
            var process = Process.Start(new ProcessStartInfo(program, [.. all, handles]) { UseShellExecute = false, CreateNoWindow = true })!;
            toBrowser.DisposeLocalCopyOfClientHandle();
            fromBrowser.DisposeLocalCopyOfClientHandle();
            return new(process, new(toBrowser, fromBrowser), profile, [toBrowser, fromBrowser]);
        }
        catch (Win32Exception)
        {
            toBrowser.Dispose();
            fromBrowser.Dispose();
            throw;
        }
    }

    // Its helpers may let go of the profile a moment after it; what then remains is empty of papers, which it keeps in memory.
    private void DeleteProfile()
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static RadOpsException Failed(Exception error) =>
        new("BrowserFailed", ErrorKind.Unreachable, $"The browser did not print: {error.Message}. The papers are there as HTML; try again, or print them from a browser.", inner: error);
}
