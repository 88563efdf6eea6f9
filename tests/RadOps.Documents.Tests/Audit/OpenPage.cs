using System.Text.Json;
using System.Text.Json.Nodes;
using RadOps.Documents.Pdf;

namespace RadOps.Documents.Tests.Audit;

/// <summary>A page in a browser: measured, photographed, printed, and used by its keyboard. Closed when it is disposed of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly DevToolsPipe pipe;
    private readonly CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
    private string target = "";
    private string session = "";

    private OpenPage(DevToolsPipe pipe)
    {
        this.pipe = pipe;
        limit.CancelAfter(TimeSpan.FromMinutes(2)); // a browser that does not answer fails its test and holds nothing up
    }

    /// <summary>An empty one.</summary>
    internal static async Task<OpenPage> OpenAsync(DevToolsPipe pipe)
    {
        var page = new OpenPage(pipe);
        page.target = (await pipe.CallAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, page.limit.Token)).GetProperty("targetId").GetString()!;
        page.session = (await pipe.CallAsync("Target.attachToTarget", new() { ["targetId"] = page.target, ["flatten"] = true }, null, page.limit.Token)).GetProperty("sessionId").GetString()!;
        return page;
    }

    internal Task<JsonElement> CallAsync(string method, JsonObject parameters) => pipe.CallAsync(method, parameters, session, limit.Token);

    /// <summary>What an expression gives in the page.</summary>
    internal async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer.TryGetProperty("exceptionDetails", out var failure) ? throw new InvalidOperationException(failure.GetRawText()) : answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Presses a key where the focus is.</summary>
    internal async Task PressAsync(string key, int code, string? text = null)
    {
        JsonObject down = new() { ["type"] = text is null ? "rawKeyDown" : "keyDown", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
        if (text is not null) down["text"] = text;
        await CallAsync("Input.dispatchKeyEvent", down);
        await CallAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code });
    }

    /// <summary>Writes where the focus is.</summary>
    internal Task WriteAsync(string text) => CallAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>A picture of the page, its first three screens.</summary>
    internal async Task<byte[]> PictureAsync() =>
        (await CallAsync("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true, ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["scale"] = 1, ["width"] = (await EvaluateAsync("innerWidth")).GetDouble(), ["height"] = Math.Min(3000, (await EvaluateAsync("document.documentElement.scrollHeight")).GetDouble()) } })).GetProperty("data").GetBytesFromBase64();

    /// <summary>The page as the browser prints it.</summary>
    internal async Task<byte[]> PrintAsync() =>
        (await CallAsync("Page.printToPDF", new() { ["printBackground"] = true, ["preferCSSPageSize"] = true })).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await pipe.CallAsync("Target.closeTarget", new() { ["targetId"] = target }, null, limit.Token);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The browser has ended, which the test has been told.
        }

        limit.Dispose();
    }
}
