using System.CommandLine;
using System.CommandLine.Parsing;
using RadOps.Cli.Output;
using RadOps.Core.Identity;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Transfer;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary>What <c>radops send --to reader --done-by</c> is told of images that a person sent elsewhere, which it records and does not send.</summary>
internal sealed class SendByPerson
{
    private static readonly ResultColumn<RecordedTransfer>[] Columns =
    [
        new(nameof(RecordedTransfer.TransferId), done => done.TransferId),
        new(nameof(RecordedTransfer.ReaderRoute), done => done.ReaderRoute.ToString()),
        new(nameof(RecordedTransfer.AccessionNumber), done => done.AccessionNumber),
        new(nameof(RecordedTransfer.PatientId), done => done.PatientId?.ToString(), InTable: false),
        new(nameof(RecordedTransfer.DoneBy), done => done.DoneBy),
        new(nameof(RecordedTransfer.Proof), done => done.Proof, InTable: false),
        new(nameof(RecordedTransfer.Occurred), done => ResultText.Of(done.Occurred)),
        new(nameof(RecordedTransfer.Decided), done => done.Decided.ToString()),
        new(nameof(RecordedTransfer.Explanation), done => done.Explanation, InTable: false),
    ];

    internal Option<string?> DoneBy { get; } = new("--done-by") { Description = "Who sent the images elsewhere than by RadOps: nothing is sent, and that is recorded.", HelpName = "WHO" };

    internal Option<string?> Accession { get; } = new("--accession") { Description = "The examination that was sent; with --done-by.", HelpName = "NUMBER" };

    internal Option<string?> Patient { get; } = new("--patient") { Description = "The patient's number; with --done-by.", HelpName = "NUMBER" };

    internal Option<string?> Proof { get; } = new("--proof") { Description = "What was seen; with --done-by.", HelpName = "TEXT" };

    internal Option<DateTimeOffset?> Occurred { get; } = OutageParts.Time("--occurred", "When it was done; with --done-by. Now where it is not stated.");

    internal bool IsStated(ParseResult parsed) => parsed.GetValue(DoneBy) is not null;

    /// <summary>Refuses what does not belong together.</summary>
    internal void Check(CommandResult result, string? where, bool hasFolders)
    {
        var isStated = result.GetResult(DoneBy) is not null;
        if (!isStated && !hasFolders)
            result.AddError("name the folders of studies to send");
        if (isStated && (where != "reader" || hasFolders))
            result.AddError("--done-by is for --to reader, without folders: a person has sent, and RadOps only records it");
        if (isStated && (result.GetResult(Accession) is null || result.GetResult(Proof) is null))
            result.AddError("--done-by needs --accession and --proof");
        if (!isStated && (result.GetResult(Accession) ?? result.GetResult(Proof) ?? result.GetResult(Patient)) is not null)
            result.AddError("--accession, --patient and --proof are for --done-by");
    }

    /// <summary>Records it.</summary>
    internal int Run(CommandFrame frame, Workplace workplace, ParseResult parsed, TransferRoute way)
    {
        var accession = parsed.GetValue(Accession)!;
        if (frame.Options.WhatIf(parsed))
        {
            frame.Console.Text.WriteLine($"What if: record that {parsed.GetValue(DoneBy)} sent {accession} to the external reader by way of {way}.");
            return ExitCode.Done;
        }

        using var writer = ResultWriter<RecordedTransfer>.Create(frame.Options.Output(parsed), frame.Console, Columns);
        writer.Write(workplace.Transfers.Record(new()
        {
            ReaderRoute = way,
            AccessionNumber = accession,
            Organisation = workplace.Binding.Organisation,
            PatientId = parsed.GetValue(Patient) is { } text ? PatientId.Parse(text, workplace.Today) : null,
            DoneBy = parsed.GetValue(DoneBy)!,
            Proof = parsed.GetValue(Proof)!,
            Occurred = parsed.GetValue(Occurred),
        }));
        writer.End();
        return ExitCode.Done;
    }
}
