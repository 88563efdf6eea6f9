using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>
/// Takes the steps of a plan that are RadOps' own, one after another, and records each before the next begins. What an earlier run brought as far as
/// a verified medium is gone on with; anything less is thrown away and made anew. A failure leaves nothing behind but the register's word of it.
/// </summary>
internal sealed class ExportExecution(
    ExportPlan plan,
    ExportRun run,
    ExportTools tools,
    ReleaseDesk desk,
    ExportJournal journal,
    ReleaseRegister register,
    TimeProvider time,
    IProgress<ExportProgress>? progress,
    CancellationToken cancellationToken)
{
    private readonly string? madeFolder = Folders.FirstMissing(Path.GetDirectoryName(plan.Target)!);
    private bool isPublished;

    /// <summary>Makes the medium and enters the release.</summary>
    /// <param name="source">Fetches the plan's study, where it is to be fetched.</param>
    /// <param name="planAgain">Plans with what was fetched.</param>
    internal async Task<MediaExport> RunAsync(IStudySource? source, Func<ExportPlan, StudyIndex, ExportPlan> planAgain)
    {
        try
        {
            LookForOthers();
            var verified = TakeOver() ?? (plan.Fetch is { } fetch ? await FetchAndMakeAsync(fetch, source!, planAgain).ConfigureAwait(false) : Make());
            cancellationToken.ThrowIfCancellationRequested();
            var basis = plan.Decision.Duties.Contains(EventKinds.InvoiceBasis) ? register.DrawUp(plan.Decision, tools.Prices, plan.ExportId, plan.Medium) : null;
            if (plan.Papers is not null) Do(ExportStepKind.Papers, () => new() { Papers = WritePapers(verified, basis) });
            return Enter(verified, basis);
        }
        catch (Exception failure)
        {
            CleanUp();
            var told = Tell(Explain(failure));
            if (ReferenceEquals(told, failure)) throw;
            throw told;
        }
        finally
        {
            journal.Leave(run);
        }
    }

    /// <summary>Takes away what earlier runs left, and ends the export.</summary>
    internal void GiveUp(string reason)
    {
        try
        {
            DiscardEarlier(except: null);
            journal.Fail(run, "GivenUp", reason);
        }
        catch (Exception failure) when (Explain(failure) is var told && !ReferenceEquals(told, failure))
        {
            throw told;
        }
        finally
        {
            journal.Leave(run);
        }
    }

    /// <summary>Another order may have set out with the same study to the same place since the decision was taken: whoever began first goes first (H-10).</summary>
    private void LookForOthers()
    {
        if (!journal.HasBegunBefore(run, plan.Decision.Request)) return;
        var decision = desk.Decide(plan.Decision.Request, null, earlierRelease: true);
        DecisionGate.RequireMedium(decision);
        plan = plan with { Decision = decision };
    }

    private async Task<ExportStepPayload> FetchAndMakeAsync(StudyFetch fetch, IStudySource source, Func<ExportPlan, StudyIndex, ExportPlan> planAgain)
    {
        var keeper = new ClaimKeeper(journal, run, progress);
        keeper.Report(new(ExportStepKind.Fetch, 0, fetch.InstanceCount));
        using var fetched = await source.FetchAsync(fetch, new FetchKeeper(keeper), cancellationToken).ConfigureAwait(false);
        journal.Done(run, ExportStepKind.Fetch);
        plan = planAgain(plan, fetched.Studies);
        LookForOthers();
        return Make();
    }

    private ExportStepPayload Make()
    {
        if (plan.IsVerified)
            throw new RadOpsException("MediumGone", ErrorKind.Conflict, $"The medium of export {run.ExportId} was finished, and is not as it was any more. Resume the export again: it is then made anew.", run.ExportId);
        var draft = new MediumDraft(plan, MediumDraft.FolderFor(plan.Target, run.Number), tools.Dicom);
        var keeper = new ClaimKeeper(journal, run, progress);
        Do(ExportStepKind.Stage, () => draft.Stage(keeper, cancellationToken));
        if (plan.ReportPdf is not null) Do(ExportStepKind.AddReport, () => draft.AddReport(cancellationToken));
        Do(ExportStepKind.WriteDirectory, () => draft.WriteDirectory(cancellationToken));
        Do(ExportStepKind.WritePages, () => draft.WritePages(tools.Pages, register.Context.CareUnit, time.GetLocalNow(), tools.Pictures, cancellationToken));
        var verified = Do(ExportStepKind.Verify, () =>
        {
            var built = draft.Verify(keeper, cancellationToken);
            return new()
            {
                Instances = built.Instances,
                Bytes = built.Bytes,
                ManifestSha256 = built.ManifestSha256,
                ReportIncluded = built.ReportIncluded || plan.Files.Any(file => ReportObjects.IsReport(file.Source.SopClassUid)),
                Notes = [.. plan.Notes, .. built.Notes],
            };
        });
        Publish(MediumDraft.FolderFor(plan.Target, run.Number));
        return verified;
    }

    /// <summary>Finds a medium that an earlier run verified, looks at every byte of it again, and puts it in its place; throws away what else those runs left.</summary>
    private ExportStepPayload? TakeOver()
    {
        var found = VerifiedMedium.Find(run.Earlier, plan.Target, tools.Dicom, cancellationToken);
        DiscardEarlier(except: found?.Folder);
        if (found is null) return null;
        if (plan.Files.Count == 0) plan = plan with { Files = found.ReadFiles(tools.Dicom, cancellationToken) };
        isPublished = found.Folder == plan.Target;
        Publish(found.Folder);
        return found.Step;
    }

    private void DiscardEarlier(string? except)
    {
        foreach (var earlier in run.Earlier)
        {
            Folders.Delete(PaperFolder.DraftFor(earlier.Path, earlier.Number));
            if (except != MediumDraft.FolderFor(earlier.Path, earlier.Number)) Folders.Delete(MediumDraft.FolderFor(earlier.Path, earlier.Number));
            if (earlier.Verified is not null && except != earlier.Path) DeleteMedium(earlier.Path);
            Folders.DeleteEmpty(Path.GetDirectoryName(PaperFolder.PathOf(earlier.Path))!);
        }
    }

    private void Publish(string draft) => Do(ExportStepKind.Publish, () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!isPublished) Directory.Move(draft, plan.Target);
        isPublished = true;
    });

    private IReadOnlyList<PaperPayload> WritePapers(ExportStepPayload verified, InvoiceBasis? basis) => PaperFolder.Write(
        tools.Papers!.DrawUp(new PaperContents
        {
            ExportId = run.ExportId,
            Decision = plan.Decision,
            Duties = [.. plan.Decision.Duties, .. plan.MoreDuties, DutyTable.MakeTheMedium, DutyTable.HandItOver],
            Medium = plan.Medium,
            Images = true,
            Report = verified.ReportIncluded ? ReportForm.OnMedium : plan.Decision.ReportMayBeMade ? ReportForm.Printed : ReportForm.None,
            Files = plan.Files,
            InvoiceBasis = basis,
            DrawnUpAt = time.GetLocalNow(),
            Operator = register.Context,
        }),
        plan.Target,
        run.Number);

    private MediaExport Enter(ExportStepPayload verified, InvoiceBasis? basis)
    {
        progress?.Report(new(ExportStepKind.Register, 0, 1));
        journal.Keep(run);
        var record = ReleaseRecord.From(plan.Decision, run.ExportId, ReleaseOrigin.Export, plan.Medium) with
        {
            // What is still to be printed has not gone along.
            Report = verified.ReportIncluded,
            InstanceCount = verified.Instances,
            Bytes = verified.Bytes,
            Studies = StudyContents.Of(plan.Files.Select(file => (file.Source.StudyInstanceUid, file.Source.SopClassUid))),
            Path = plan.Target,
            ManifestSha256 = verified.ManifestSha256,
            MoreDuties = plan.MoreDuties,
            Remarks = verified.Notes,
        };
        journal.Finish(run, step => register.Record(record, basis, step));
        return register.Get(run.ExportId);
    }

    private void Do(ExportStepKind kind, Action step) => Do(kind, () =>
    {
        step();
        return new();
    });

    private ExportStepPayload Do(ExportStepKind kind, Func<ExportStepPayload> step)
    {
        progress?.Report(new(kind, 0, 1));
        return journal.Done(run, kind, step());
    }

    private Exception Explain(Exception failure) => failure is IOException or UnauthorizedAccessException
        ? new RadOpsException(
            "DestinationNotWritable",
            ErrorKind.Storage,
            $"The medium could not be written in {Path.GetDirectoryName(plan.Target)}: {failure.Message} Nothing of it is left behind.",
            IdentityMask.MaskOrNull(plan.Decision.RequestId),
            failure)
        : failure;

    // Whatever it is that keeps the folders from being deleted, the failure that led here is the one to tell; resuming cleans up.
    private void CleanUp()
    {
        try
        {
            Folders.Delete(MediumDraft.FolderFor(plan.Target, run.Number));
            Folders.Delete(PaperFolder.DraftFor(plan.Target, run.Number));
            // A finished medium may have become another worker's: it is taken away only by whoever can prove that the order is still its own.
            if (isPublished)
            {
                journal.Renew(run);
                DeleteMedium(plan.Target);
            }

            Folders.DeleteEmpty(Path.GetDirectoryName(PaperFolder.PathOf(plan.Target))!);
            for (var folder = Path.GetDirectoryName(plan.Target); madeFolder is not null && folder?.StartsWith(madeFolder, StringComparison.Ordinal) == true; folder = Path.GetDirectoryName(folder))
                Folders.DeleteEmpty(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or RadOpsException)
        {
            return;
        }
    }

    private static void DeleteMedium(string medium)
    {
        Folders.Delete(PaperFolder.PathOf(medium));
        Folders.Delete(medium);
    }

    /// <summary>Records why the run ended. A worker that was given up for dead is told that instead: whatever failed, failed because another went on.</summary>
    private Exception Tell(Exception failure)
    {
        var (code, reason, isFinal) = failure switch
        {
            OperationCanceledException => ("Stopped", "Stopped by the operator.", false),
            RadOpsException known => (known.Code, known.Message, known.Kind is not (ErrorKind.Storage or ErrorKind.Unreachable or ErrorKind.Conflict)),
            _ => (failure.GetType().Name, "An unforeseen error.", false),
        };
        try
        {
            if (isFinal) journal.Fail(run, code, reason);
            else journal.Stop(run, code, reason);
        }
        catch (RadOpsException lost) when (lost.Code == "ClaimLost")
        {
            return lost;
        }
        catch (RadOpsException)
        {
            // The register itself fails: the first failure says more, and the export is found again as one that was begun and never ended.
        }

        return failure;
    }

    /// <summary>Keeps the claim alive while files are fetched, copied and read back, which may take long.</summary>
    private sealed class ClaimKeeper(ExportJournal journal, ExportRun run, IProgress<ExportProgress>? progress) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            journal.Keep(run);
            progress?.Report(value);
        }
    }

    private sealed class FetchKeeper(ClaimKeeper keeper) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => keeper.Report(new(ExportStepKind.Fetch, value.Done, value.Total));
    }
}
