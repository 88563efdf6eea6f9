using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Journals;

/// <summary>
/// A journal as text: a line an event, the SHA-256 of its JSON before it. A file is only ever appended to. A line that was broken off stays where it is, and
/// the next begins on a line of its own.
/// </summary>
internal static class JournalText
{
    private const int HashLength = 64;

    /// <summary>The line of an event, with its line feed.</summary>
    internal static byte[] Line(NewEvent item)
    {
        using var payload = JsonDocument.Parse(item.Payload!.Utf8);
        var entry = new EntryPayload(item.Id, item.Kind, item.Occurred, item.Operator, item.CareUnit, item.Purpose, item.Subject, item.Journal, item.Sequence, payload.RootElement);
        var json = CanonicalJson.Of(entry, ContinuityJson.Default.EntryPayload);
        return Encoding.UTF8.GetBytes($"{RegisterChain.Sha256(json)} {json}\n");
    }

    /// <summary>Reads a file.</summary>
    internal static JournalContents Read(string journal, ReadOnlySpan<byte> bytes)
    {
        var entries = new List<NewEvent>();
        var faults = new List<JournalFault>();
        JournalFault? bad = null;
        var number = 0;
        for (var offset = 0; offset < bytes.Length;)
        {
            var rest = bytes[offset..];
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            number++;
            if (TryRead(line) is { } entry)
            {
                if (bad is not null) faults.Add(bad with { Kind = entry.Kind == EventKinds.JournalRepaired ? JournalFaultKind.Repaired : JournalFaultKind.Damaged });
                bad = null;
                entries.Add(entry);
            }
            else if (line.Length > 0)
            {
                if (bad is not null) faults.Add(bad with { Kind = JournalFaultKind.Damaged });
                bad = new(JournalFaultKind.Torn, journal, number, offset, line.Length);
            }

            offset += line.Length + 1;
        }

        if (bad is not null) faults.Add(bad);
        return new(entries, faults, bytes.Length == 0 || bytes[^1] == (byte)'\n');
    }

    private static NewEvent? TryRead(ReadOnlySpan<byte> line)
    {
        if (line.Length < HashLength + 2 || line[HashLength] != (byte)' ') return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var json = line[(HashLength + 1)..];
        SHA256.HashData(json, hash);
        if (!line[..HashLength].SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)))) return null;
        try
        {
            var entry = JsonSerializer.Deserialize(json, ContinuityJson.Default.EntryPayload)!;
            return new NewEvent
            {
                Id = entry.Id,
                Kind = entry.Kind,
                Occurred = entry.Occurred,
                Operator = entry.Operator,
                CareUnit = entry.CareUnit,
                Purpose = entry.Purpose,
                Subject = entry.Subject,
                Journal = entry.Journal,
                Sequence = entry.Sequence,
                Payload = entry.Payload.GetRawText(),
            };
        }
        catch (Exception error) when (error is JsonException or RadOpsException)
        {
            return null; // written whole, by something that is not a RadOps of this version: told as a damaged line
        }
    }
}
