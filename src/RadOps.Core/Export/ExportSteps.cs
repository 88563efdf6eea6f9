using System.Collections.Frozen;
using static RadOps.Core.Export.ExportStepKind;

namespace RadOps.Core.Export;

/// <summary>What each step of a release waits for, and who takes it. A plan leaves out the steps that its decision does not ask for.</summary>
public static class ExportSteps
{
    private static readonly FrozenDictionary<ExportStepKind, (StepActor By, ExportStepKind[] After)> table = new Dictionary<ExportStepKind, (StepActor, ExportStepKind[])>
    {
        [Begin] = (StepActor.RadOps, []),
        [Fetch] = (StepActor.RadOps, [Begin]),
        [Stage] = (StepActor.RadOps, [Begin, Fetch]),
        [AddReport] = (StepActor.RadOps, [Stage]),
        [WriteDirectory] = (StepActor.RadOps, [Stage, AddReport]),
        [WritePages] = (StepActor.RadOps, [WriteDirectory]),
        [Verify] = (StepActor.RadOps, [WritePages]),
        [Publish] = (StepActor.RadOps, [Verify]),
        [ExportStepKind.Papers] = (StepActor.RadOps, [Publish]),
        [ExportStepKind.Register] = (StepActor.RadOps, [Publish, ExportStepKind.Papers]),
        [InvoiceBasis] = (StepActor.RadOps, [Publish, ExportStepKind.Papers]),
        [MakeMedium] = (StepActor.Person, [ExportStepKind.Register]),
        [Label] = (StepActor.Person, [MakeMedium]),
        [PrintReports] = (StepActor.Person, [ExportStepKind.Register]),
        [MarkPreliminary] = (StepActor.Person, [ExportStepKind.Register]),
        [AddressLetter] = (StepActor.Person, [ExportStepKind.Register]),
        [RecordBasis] = (StepActor.Person, []),
        [CheckIdentity] = (StepActor.Person, [MakeMedium]),
        [HandOver] = (StepActor.Person, [MakeMedium, Label, PrintReports, MarkPreliminary, AddressLetter, RecordBasis, CheckIdentity]),
        [WriteNotes] = (StepActor.RadOps, [HandOver]),
        [PasteNotes] = (StepActor.Person, [WriteNotes]),
        [SendInvoiceBasis] = (StepActor.Person, [InvoiceBasis]),
        [FileProxyForm] = (StepActor.Person, [HandOver]),
        [ReferPatient] = (StepActor.Person, []),
        [Close] = (StepActor.RadOps, [HandOver, PasteNotes, SendInvoiceBasis, FileProxyForm, ReferPatient]),
    }.ToFrozenDictionary();

    /// <summary>Who takes a step.</summary>
    public static StepActor By(ExportStepKind kind) => table[kind].By;

    /// <summary>What comes immediately before a step.</summary>
    public static IReadOnlyList<ExportStepKind> After(ExportStepKind kind) => table[kind].After;

    /// <summary>Whether a step comes before another, directly or by others in between.</summary>
    public static bool IsBefore(ExportStepKind kind, ExportStepKind later) => After(later).Any(before => before == kind || IsBefore(kind, before));
}
