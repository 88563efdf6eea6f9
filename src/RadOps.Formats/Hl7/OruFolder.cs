using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;

namespace RadOps.Formats.Hl7;

/// <summary>
/// A folder of HL7 v2 messages as a source: ORU^R01, the newest of each accession number. It is read once, when it is first asked; a file that cannot be read is told by name, and the others
/// count all the same.
/// </summary>
/// <param name="folder">Full path of the folder; folders in it are not read.</param>
/// <param name="accessionField">The field that holds the accession number: <c>OBR-2</c>, <c>OBR-3</c> or <c>OBR-18</c>; null for OBR-3.</param>
/// <param name="time">Gives the zone of times that state none.</param>
public sealed class OruFolder(string folder, string? accessionField, TimeProvider time) : IFactSource
{
    private const string DefaultField = "OBR-3";

    private readonly List<RadOpsException> faults = [];
    private Dictionary<string, List<OruReport>>? newest;

    /// <inheritdoc/>
    public string Name => "HL7-meddelandena";

    /// <inheritdoc/>
    public IReadOnlyList<RadOpsException> Faults => faults;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceAnswer>> AskAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var known = newest ??= await ReadAsync(cancellationToken).ConfigureAwait(false);
        return [.. requests.Select(request => request.AccessionNumber?.Trim() is { Length: > 0 } number && known.TryGetValue(number, out var reports)
            ? ReportFacts.Answer(request, Name, [.. reports.Select(report => report.Statement)])
            : SourceAnswer.Nothing)];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Dictionary<string, List<OruReport>>> ReadAsync(CancellationToken cancellationToken)
    {
        faults.Clear();
        var found = new Dictionary<string, List<OruReport>>(StringComparer.Ordinal);
        var reader = new OruReader(int.Parse((accessionField ?? DefaultField)[4..], System.Globalization.CultureInfo.InvariantCulture), time);
        foreach (var path in Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var report in await ReadAsync(path, reader, cancellationToken).ConfigureAwait(false))
                Keep(found, report);
        }

        return found;
    }

    /// <summary>The newest message holds. Two of the same second are both kept: where they differ, nobody can tell which is right.</summary>
    private static void Keep(Dictionary<string, List<OruReport>> found, OruReport report)
    {
        if (!found.TryGetValue(report.AccessionNumber, out var kept) || kept[0].SentAt < report.SentAt)
            found[report.AccessionNumber] = [report];
        else if (kept[0].SentAt == report.SentAt)
            kept.Add(report);
    }

    private string[] Files()
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System }).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("Hl7FolderUnreadable", ErrorKind.Storage, $"The folder of HL7 messages {folder} cannot be read: {error.Message}", folder, error);
        }
    }

    private async Task<IReadOnlyList<OruReport>> ReadAsync(string path, OruReader reader, CancellationToken cancellationToken)
    {
        // Some systems name files after the patient.
        var shown = IdentityMask.Mask(Path.GetFileName(path));
        try
        {
            if (new FileInfo(path).Length > Hl7File.MaximumLength)
                throw Hl7File.Broken(FormattableString.Invariant($"it is longer than {Hl7File.MaximumLength / (1024 * 1024)} MB"));
            var messages = Hl7File.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
            return [.. messages.SelectMany(message => reader.Read(message, shown))];
        }
        catch (RadOpsException broken)
        {
            faults.Add(new(broken.Code, broken.Kind, $"The file {shown} in the folder of HL7 messages was left out: {broken.Message}.", shown, broken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(new("Hl7FileUnreadable", ErrorKind.Storage, $"The file {shown} in the folder of HL7 messages cannot be read: {error.GetType().Name}.", shown, error));
        }

        return [];
    }
}
