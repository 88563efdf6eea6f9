using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RadOps.Core.Register.Interchange;

/// <summary>
/// A register as NDJSON (docs/decisions/0004-register.md): a line about the file, then a line for each event with its envelope just as it was hashed, its payload as
/// text, and its hashes. Whoever has the file can check the chain with any tool that knows JSON and SHA-256, and another engine takes it in with the chain intact.
/// </summary>
public static class RegisterFile
{
    private const string Format = "radops-register";
    private const int Version = 1;

    /// <summary>Writes all events that the register holds when it is called. The chain is checked on the way.</summary>
    /// <param name="store">The register; it may be in use.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="withPayloads">Whether payloads, which hold identities, and the key of patients come along. Without, the chain can be checked but the file cannot be taken in.</param>
    /// <param name="progress">Gets how many events are written.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What the file ends with.</returns>
    /// <exception cref="RadOpsException"><c>RegisterDoesNotHold</c>: the chain is broken; or the register cannot be read.</exception>
    public static RegisterHead Write(IRegisterStore store, Stream stream, bool withPayloads = true, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var head = store.ReadHead();
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        var secret = withPayloads ? $",\"subjectSecret\":\"{Convert.ToHexStringLower(store.SubjectSecret.Span)}\"" : "";
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"format\":\"{Format}\",\"version\":{Version},\"position\":{head.Position},\"hash\":\"{head.Hash}\"{secret}}}"));
        var walk = new RegisterChainWalk();
        var line = new StringBuilder(2048);
        foreach (var item in store.Read(new RegisterQuery { Through = head.Position }, cancellationToken))
        {
            if (!walk.Next(item)) throw Broken(walk.Report);
            line.Clear().Append("{\"envelope\":").Append(RegisterChain.Envelope(item));
            if (withPayloads && item.Payload is { } payload)
            {
                line.Append(",\"payload\":");
                CanonicalJson.AppendText(line, payload.Text);
            }

            line.Append(CultureInfo.InvariantCulture, $",\"payloadHash\":\"{item.PayloadHash}\",\"previousHash\":\"{item.PreviousHash}\",\"hash\":\"{item.Hash}\"}}");
            writer.WriteLine(line);
            if (item.Position % 1024 == 0) progress?.Report(item.Position);
        }

        return walk.End(head) is { Holds: true } ? head : throw Broken(walk.Report);

        RadOpsException Broken(ChainReport report) =>
            new("RegisterDoesNotHold", ErrorKind.Corrupt, $"The register does not hold, and is not written to a file: {report.Fault!.Message} Copy the database aside as it is.", store.Location);
    }

    /// <summary>Reads a file's first line; null when the file is no file of events.</summary>
    /// <param name="reader">Stands at the beginning.</param>
    /// <param name="path">The file, for the message.</param>
    /// <exception cref="RadOpsException"><c>RegisterFileNewer</c>: written by a later RadOps. <c>RegisterFileMalformed</c>.</exception>
    public static RegisterFileHeader? ReadHeader(TextReader reader, string path)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadLine() is not { } line || !line.StartsWith($"{{\"format\":\"{Format}\"", StringComparison.Ordinal)) return null;
        return Parsed(line, 1, path, root => root.GetProperty("version").GetInt32() > Version
            ? throw new RadOpsException("RegisterFileNewer", ErrorKind.NotSupported, $"{path} was written by a later RadOps. Update RadOps before it is taken in here.", path)
            : new RegisterFileHeader(root.GetProperty("position").GetInt64(), Text(root, "hash"), root.TryGetProperty("subjectSecret", out var secret) ? secret.GetString() : null));
    }

    /// <summary>Reads the events that follow the first line; whether they hold is for a <see cref="RegisterChainWalk"/> to say.</summary>
    /// <param name="reader">Stands after the first line.</param>
    /// <param name="path">The file, for the message.</param>
    /// <exception cref="RadOpsException"><c>RegisterFileMalformed</c>, with the line.</exception>
    public static IEnumerable<RegisterEvent> ReadEvents(TextReader reader, string path)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Read();

        IEnumerable<RegisterEvent> Read()
        {
            for (var number = 2L; reader.ReadLine() is { } line; number++)
                if (line.Length > 0)
                    yield return Parsed(line, number, path, EventOf);
        }
    }

    private static RegisterEvent EventOf(JsonElement root)
    {
        var envelope = root.GetProperty("envelope");
        return new()
        {
            Id = envelope.GetProperty("id").GetGuid(),
            Kind = Text(envelope, "kind"),
            Occurred = RegisterTime.FromText(Text(envelope, "occurred")),
            Operator = Text(envelope, "operator"),
            CareUnit = Text(envelope, "careUnit"),
            Purpose = Text(envelope, "purpose"),
            Subject = Text(envelope, "subject"),
            Journal = Text(envelope, "journal"),
            Sequence = envelope.GetProperty("sequence").GetInt64(),
            Payload = root.TryGetProperty("payload", out var payload) ? payload.GetString() : null,
            Position = envelope.GetProperty("position").GetInt64(),
            Recorded = RegisterTime.FromText(Text(envelope, "recorded")),
            PayloadHash = Text(root, "payloadHash"),
            PreviousHash = Text(root, "previousHash"),
            Hash = Text(root, "hash"),
        };
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { Length: <= RegisterChain.LongestField } text ? text : throw new FormatException();

    private static T Parsed<T>(string line, long number, string path, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or RadOpsException { Code: "RegisterTimeMalformed" })
        {
            // The parser's own words may quote the line, which holds identities.
            throw new RadOpsException("RegisterFileMalformed", ErrorKind.Corrupt, FormattableString.Invariant($"{path}, line {number}, is not as RadOps writes it. Fetch the file again from where it was made."), path);
        }
    }
}
