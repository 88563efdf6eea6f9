using Microsoft.Win32.SafeHandles;
using RadOps.Core.Transfer;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>
/// Writes what a node sends into a folder, one file an instance, named by its UID. A file has its name only once it is whole, is the instance that
/// the node said it was, and belongs to the study that was asked for: another person's image is refused. May be used by several associations at once.
/// </summary>
internal sealed class InstanceFolder(string folder, string? studyInstanceUid, long maximumLength, IProgress<int>? progress = null, Action? onFragment = null) : IInstanceReceiver
{
    private const int MaximumRefusals = 10_000;

    private readonly Lock state = new();
    private readonly Dictionary<string, ReceivedInstance> instances = new(StringComparer.Ordinal);
    private readonly List<RefusedInstance> refused = [];

    /// <summary>What has been received whole, by SOP Instance UID.</summary>
    public IReadOnlyList<ReceivedInstance> Instances
    {
        get
        {
            lock (state)
                return [.. instances.Values];
        }
    }

    /// <summary>What was not taken.</summary>
    public IReadOnlyList<RefusedInstance> Refused
    {
        get
        {
            lock (state)
                return [.. refused];
        }
    }

    public async ValueTask<ushort> ReceiveAsync(Association association, AcceptedContext context, CommandSet request)
    {
        var uid = request.AffectedSopInstanceUid ?? "";
        if (!FindQuery.IsUid(uid) || request.AffectedSopClassUid != context.AbstractSyntax)
        {
            await association.ReceiveDatasetAsync(context.Id, static _ => ValueTask.CompletedTask).ConfigureAwait(false);
            return Refuse(FindQuery.IsUid(uid) ? uid : "", DimseStatus.DoesNotMatchClass, "the node named no instance, or one of another SOP class than was agreed on");
        }
        var part = Path.Combine(folder, $"{uid}.{Guid.NewGuid():N}.part");
        try
        {
            return await ReceiveAsync(association, context, uid, part).ConfigureAwait(false) is { } fault
                ? Refuse(uid, fault.Status, fault.Reason)
                : Keep(context, uid, part, association.Clock.Caller);
        }
        finally
        {
            // It has its own name by now, unless it was not kept.
            if (File.Exists(part) && Write(() => File.Delete(part)) is not null)
                Refuse(uid, DimseStatus.OutOfResources, "a part of it lies in the folder and cannot be deleted");
        }
    }

    private async ValueTask<Fault?> ReceiveAsync(Association association, AcceptedContext context, string uid, string part)
    {
        Fault? fault = null;
        SafeFileHandle? file = null;
        long length = 0;
        try
        {
            fault = Write(() => file = File.OpenHandle(part, FileMode.CreateNew, FileAccess.Write));
            var header = new DatasetWriter();
            header.AddFileHeader(context.AbstractSyntax, uid, context.TransferSyntax);
            Append(header.Written);
            await association.ReceiveDatasetAsync(context.Id, fragment =>
            {
                Append(fragment);
                onFragment?.Invoke();
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            return fault;
        }
        finally
        {
            file?.Dispose();
        }

        // The dataset is read to its end even when it cannot be kept: only then can the node be told.
        void Append(ReadOnlyMemory<byte> bytes)
        {
            if (fault is not null)
                return;
            if (length + bytes.Length > maximumLength)
                fault = new Fault(DimseStatus.OutOfResources, FormattableString.Invariant($"longer than {maximumLength} bytes"));
            else
                fault = Write(() => RandomAccess.Write(file!, bytes.Span, length));
            length += bytes.Length;
        }
    }

    private static Fault? Write(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault(DimseStatus.OutOfResources, "the folder cannot be written to: its disk may be full");
        }
    }

    private ushort Keep(AcceptedContext context, string uid, string part, CancellationToken cancellationToken)
    {
        var item = new StoreItemReader().Read(0, part, cancellationToken);
        var draft = item.Draft;
        if (draft.Status == TransferStatus.Unreadable)
            return Refuse(uid, DimseStatus.CannotUnderstand, draft.Reason!);
        if (draft.SopInstanceUid != uid || draft.SopClassUid != context.AbstractSyntax)
            return Refuse(uid, DimseStatus.DoesNotMatchClass, "the dataset is another instance than the node said");
        if (studyInstanceUid is not null && draft.StudyInstanceUid != studyInstanceUid)
            return Refuse(uid, DimseStatus.DoesNotMatchClass, "the instance belongs to another study than the one asked for");

        var path = Path.Combine(folder, uid + ".dcm");
        lock (state)
        {
            if (instances.TryGetValue(uid, out var known))
                return DatasetComparison.AreEqual(item, new StoreItemReader().Read(0, known.Path, cancellationToken)) ? DimseStatus.Success : Refuse(uid, DimseStatus.CannotUnderstand, "the node sent the instance twice, with different contents");
            if (Write(() => File.Move(part, path, overwrite: true)) is { } fault)
                return Refuse(uid, fault.Status, fault.Reason);
            instances[uid] = new ReceivedInstance(path, uid, context.AbstractSyntax, context.TransferSyntax, draft.StudyInstanceUid, draft.SeriesInstanceUid, draft.Length);
            progress?.Report(instances.Count);
        }
        return DimseStatus.Success;
    }

    private ushort Refuse(string uid, ushort status, string reason)
    {
        lock (state)
        {
            if (refused.Count < MaximumRefusals)
                refused.Add(new RefusedInstance(uid, status, reason));
        }
        return status;
    }

    private sealed record Fault(ushort Status, string Reason);
}
