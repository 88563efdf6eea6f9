using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadOps.Documents.Pdf;

/// <summary>
/// The DevTools protocol over a pair of pipes: JSON messages, each ended by a zero byte. Pipes, and no port on the loopback, since whoever else is logged on to the machine could
/// read a paper by way of that. One call at a time.
/// </summary>
internal sealed class DevToolsPipe(Stream toBrowser, Stream fromBrowser)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> message = new();
    private int position;
    private int length;
    private int lastId;

    /// <summary>Calls a method and waits for its answer; events that come in between are nobody's business here.</summary>
    /// <exception cref="IOException">The browser has ended.</exception>
    /// <exception cref="InvalidOperationException">The browser refuses the call.</exception>
    internal async Task<JsonElement> CallAsync(string method, JsonObject parameters, string? session, CancellationToken cancellationToken)
    {
        var id = ++lastId;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) call["sessionId"] = session;
        await toBrowser.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(call), cancellationToken).ConfigureAwait(false);
        await toBrowser.WriteAsync(new byte[1], cancellationToken).ConfigureAwait(false);
        await toBrowser.FlushAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            using var answer = JsonDocument.Parse(await ReadAsync(cancellationToken).ConfigureAwait(false));
            if (!answer.RootElement.TryGetProperty("id", out var of) || of.GetInt32() != id) continue;
            return answer.RootElement.TryGetProperty("error", out var error)
                ? throw new InvalidOperationException($"{method}: {error.GetProperty("message").GetString()}")
                : answer.RootElement.GetProperty("result").Clone();
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        message.ResetWrittenCount();
        while (true)
        {
            if (position == length)
            {
                (position, length) = (0, await fromBrowser.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
                if (length == 0) throw new IOException("the browser has ended");
            }

            var end = Array.IndexOf(buffer, (byte)0, position, length - position);
            message.Write(buffer.AsSpan(position..(end < 0 ? length : end)));
            position = end < 0 ? length : end + 1;
            if (end >= 0) return message.WrittenMemory;
        }
    }
}
