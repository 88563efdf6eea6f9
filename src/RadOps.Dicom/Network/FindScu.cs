using System.Runtime.CompilerServices;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>Asks C-FIND over an association that stands (PS3.4 C.4.1, PS3.7 9.1.2). Matches are given as they come; none is kept.</summary>
internal sealed class FindScu(Association association)
{
    private const int MaximumIdentifier = 256 * 1024;

    // After a cancel the node may still send what it had begun with; a node that sends on and on is left.
    private const int MaximumAfterCancel = 10_000;

    private readonly AcceptedContext context = association.Contexts.First(candidate => candidate.AbstractSyntax == ServiceClass.StudyRootFind);

    /// <summary>Asks, and gives each match. When the taker stops, the node is told to (C-CANCEL), and the association can be used again.</summary>
    /// <exception cref="RadOpsException">The node cannot answer, answers something else than what was asked, or too much.</exception>
    public async IAsyncEnumerable<FindMatch> FindAsync(FindQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CheckKeys(query);
        var encoding = TransferSyntax.EncodingOf(context.TransferSyntax);
        var id = association.NextMessageId();
        await association.SendAsync(
            context.Id,
            new CommandSet { Field = CommandField.FindRequest, AffectedSopClassUid = ServiceClass.StudyRootFind, MessageId = id, Priority = 0, HasDataset = true },
            FindIdentifier.Encode(query, encoding)).ConfigureAwait(false);
        var count = 0;
        var isPending = false;
        try
        {
            while (await NextAsync(id, encoding).ConfigureAwait(false) is { } item)
            {
                isPending = true;
                cancellationToken.ThrowIfCancellationRequested();
                if (++count > query.MaximumMatches)
                    throw new RadOpsException("FindTooWide", ErrorKind.InvalidInput, FormattableString.Invariant($"{association.Node} has more than {query.MaximumMatches} matches. Ask for less."), association.Node.AeTitle);
                var match = FindIdentifier.ReadMatch(item, query.Level);
                CheckMatch(query, match);
                yield return match;
                isPending = false;
            }
        }
        finally
        {
            if (isPending && !association.IsEnded && !association.Clock.Caller.IsCancellationRequested)
                await CancelAsync(id).ConfigureAwait(false);
        }
    }

    private static void CheckKeys(FindQuery query)
    {
        var hasKey = query.Level == QueryLevel.Study
            ? query.AccessionNumber is not null || query.PatientId is not null || query.StudyInstanceUid is not null || query.StudyInstanceUids.Count > 0 || query.StudyDateFrom is not null
            : query.StudyInstanceUid is not null;
        if (!hasKey)
            throw new RadOpsException("QueryKeyMissing", ErrorKind.InvalidInput, "A study is asked for by accession number, patient, date or UID; series and images by the study's UID.");
    }

    /// <summary>A node that does not know a key gives everything that it has: that must not be taken for the answer.</summary>
    private void CheckMatch(FindQuery query, FindMatch match)
    {
        if (Differs(query.StudyInstanceUid, match.StudyInstanceUid) || IsNone(query.StudyInstanceUids, match.StudyInstanceUid) || Differs(query.SeriesInstanceUid, match.SeriesInstanceUid) || Differs(query.SopInstanceUid, match.SopInstanceUid)
            || Differs(query.AccessionNumber, match.AccessionNumber) || (query.PatientId is { } patient && match.PatientId is { } other && !PatientId.Unverified(patient.Reveal()).Equals(other)))
        {
            throw new RadOpsException(
                "FindContradictsQuery",
                ErrorKind.Corrupt,
                $"{association.Node} answered with something else than what was asked for: it does not match on one of the keys. Nothing of its answer was used.",
                association.Node.AeTitle);
        }
    }

    private static bool IsNone(IReadOnlyList<string> asked, string? given) => asked.Count > 0 && given is not null && !asked.Contains(given);

    private static bool Differs(string? asked, string? given) => asked is not null && given is not null && !string.Equals(asked.Trim(), given, StringComparison.OrdinalIgnoreCase);

    /// <summary>The next match, or null when there are no more.</summary>
    private async ValueTask<DicomItem?> NextAsync(ushort id, DataEncoding encoding)
    {
        var reply = await QueryReply.ReceiveAsync(association, context.Id, CommandField.FindReply, id).ConfigureAwait(false);
        var dataset = reply.HasDataset ? await association.ReceiveDatasetAsync(context.Id, MaximumIdentifier).ConfigureAwait(false) : null;
        if (reply.Status == DimseStatus.Success)
            return null;
        if (!DimseStatus.IsPending(reply.Status!.Value))
            throw NetworkErrors.Failed(association.Node, "C-FIND", DimseStatus.DescribeQuery(reply));
        if (dataset is null)
            throw association.Protocol("a match came without its identifier");
        try
        {
            return FindIdentifier.Parse(dataset, encoding);
        }
        catch (RadOpsException error)
        {
            throw NetworkErrors.At(association.Node, error);
        }
    }

    private async ValueTask CancelAsync(ushort id)
    {
        try
        {
            await association.SendAsync(context.Id, new CommandSet { Field = CommandField.CancelRequest, RespondedTo = id }).ConfigureAwait(false);
            for (var i = 0; i < MaximumAfterCancel; i++)
            {
                var reply = await QueryReply.ReceiveAsync(association, context.Id, CommandField.FindReply, id).ConfigureAwait(false);
                if (reply.HasDataset)
                    _ = await association.ReceiveDatasetAsync(context.Id, MaximumIdentifier).ConfigureAwait(false);
                if (!DimseStatus.IsPending(reply.Status!.Value))
                    return;
            }
            await association.AbortAsync().ConfigureAwait(false);
        }
        catch (RadOpsException)
        {
            await association.AbortAsync().ConfigureAwait(false); // nothing more was wanted of it
        }
    }
}
