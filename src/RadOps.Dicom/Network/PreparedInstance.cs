using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Network;

/// <summary>
/// An instance on its way: its C-STORE request and as much of its dataset as a buffer takes, laid out as PDUs, so that the file is read straight to where it is
/// sent from and a common image costs one write. Used again for the next instance.
/// </summary>
internal sealed class PreparedInstance(Association association) : IDisposable
{
    private const int Capacity = 1024 * 1024;

    private readonly byte[] buffer = new byte[Capacity];
    private InputFile? file;
    private byte contextId;
    private long next;
    private int used;

    /// <summary>The instance.</summary>
    public StoreItem Item { get; private set; } = null!;

    /// <summary>The request's message id.</summary>
    public ushort MessageId { get; private set; }

    /// <summary>Why the file cannot be read any more; nothing of it was sent when this is set by <see cref="Begin"/>.</summary>
    public string? Fault { get; private set; }

    /// <summary>PDUs to be sent now.</summary>
    public ReadOnlyMemory<byte> Chunk => buffer.AsMemory(0, used);

    /// <summary>Whether all of it has been laid out.</summary>
    public bool IsAtEnd => next == Item.Draft.Length;

    /// <summary>Opens the file and lays out the request and the dataset's beginning.</summary>
    public void Begin(StoreItem item, byte context, ushort messageId)
    {
        (Item, contextId, MessageId, next, used, Fault) = (item, context, messageId, item.DatasetOffset, 0, null);
        file = InputFile.Open(item.Draft.Path, out var reason);
        if (file is null)
            Fault = reason;
        else if (file.Length != item.Draft.Length)
            Fault = "was changed while the send went on";
        if (Fault is not null)
            return;
        var command = new CommandSet
        {
            Field = CommandField.StoreRequest,
            AffectedSopClassUid = item.SopClass,
            AffectedSopInstanceUid = item.SopInstance,
            MessageId = messageId,
            Priority = 0,
            HasDataset = true,
        };
        used = association.WriteFragments(buffer, contextId, command.Encode(), isCommand: true);
        Continue();
    }

    /// <summary>Lays out what comes next.</summary>
    public void ContinueAnew()
    {
        used = 0;
        Continue();
    }

    /// <summary>Closes the file; the buffer stays.</summary>
    public void Dispose() => file?.Dispose();

    private void Continue()
    {
        const int head = Association.FragmentOverhead;
        var piece = association.FragmentLength;
        var (whole, rest) = Math.DivRem(Capacity - used, piece + head);
        var length = (int)Math.Min((whole * piece) + Math.Max(0, (rest - head) & ~1), Item.Draft.Length - next);
        var pieces = (length + piece - 1) / piece;
        try
        {
            if (file!.ReadApart(next, buffer.AsSpan(used + head, length + ((pieces - 1) * head)), piece, head) < length)
            {
                Fault = "became shorter while the send went on";
                return;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fault = "the disk or network failed while it was read";
            return;
        }
        next += length;
        for (var i = 1; i <= pieces; i++)
        {
            var part = i < pieces ? piece : length - ((pieces - 1) * piece);
            Association.WriteFragmentHead(buffer.AsSpan(used), contextId, part, isCommand: false, isLast: i == pieces && IsAtEnd);
            used += head + part;
        }
    }
}
