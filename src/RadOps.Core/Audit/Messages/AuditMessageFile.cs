using System.Text;
using RadOps.Core.Export;
using RadOps.Core.Register;

namespace RadOps.Core.Audit.Messages;

/// <summary>Writes audit messages to a file, for a repository that is fed by hand or by a collector of its own. The spool is left as it is.</summary>
public static class AuditMessageFile
{
    /// <summary>The root element of a file of XML; each message in it is a document of the standard.</summary>
    public const string Root = "AuditMessages";

    /// <summary>The format that a file's name tells.</summary>
    /// <exception cref="RadOpsException"><c>AuditFormatUnknown</c>: it ends in none of <c>.xml</c>, <c>.ndjson</c> and <c>.json</c>.</exception>
    public static AuditMessageFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XML" => AuditMessageFormat.Atna,
        ".NDJSON" or ".JSON" => AuditMessageFormat.Fhir,
        _ => throw new RadOpsException("AuditFormatUnknown", ErrorKind.InvalidInput, $"{path} ends neither in .xml nor in .ndjson, so its form is not known. Say which: Atna or Fhir.", path),
    };

    /// <summary>Writes the file whole or not at all; nobody but the user may read it.</summary>
    /// <param name="store">The register.</param>
    /// <param name="maker">Makes the messages.</param>
    /// <param name="path">Full path.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="since">Only what happened at or after this time; null for everything.</param>
    /// <param name="until">Only what happened before this time; null for everything.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <param name="progress">Gets how many messages are written.</param>
    /// <param name="cancellationToken">Cancels; nothing is written then.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>; <c>FileNotWritten</c>; or the register cannot be read.</exception>
    public static AuditMessageExport Write(
        IRegisterStore store, AuditMessageMaker maker, string path, AuditMessageFormat format, DateTimeOffset? since = null, DateTimeOffset? until = null, bool replace = false, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(maker);
        if (!replace && Path.Exists(path))
            throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. Choose another name, or say that it may be replaced.", path);
        var messages = 0L;
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
                if (format == AuditMessageFormat.Atna) writer.WriteLine($"<{Root}>");
                foreach (var message in store.Read(new RegisterQuery { Kinds = AuditMessageMaker.Kinds, From = since, To = until }, cancellationToken).SelectMany(maker.Of))
                {
                    writer.WriteLine(format == AuditMessageFormat.Atna ? AuditXml.Of(message) : AuditEventJson.Of(message));
                    progress?.Report(++messages);
                }

                if (format == AuditMessageFormat.Atna) writer.WriteLine($"</{Root}>");
            },
            isPrivate: true);
        return new(path, format, messages);
    }
}
