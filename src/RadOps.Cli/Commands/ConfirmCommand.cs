using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Transfer;

namespace RadOps.Cli.Commands;

/// <summary><c>radops confirm</c>: a person's word for a transfer, as Confirm-Transfer.</summary>
internal static class ConfirmCommand
{
    private static readonly ResultColumn<TransferConfirmation>[] Columns =
    [
        new(nameof(TransferConfirmation.TransferId), confirmed => confirmed.TransferId),
        new(nameof(TransferConfirmation.Route), confirmed => confirmed.Route.ToString()),
        new(nameof(TransferConfirmation.Instances), confirmed => confirmed.Instances),
        new(nameof(TransferConfirmation.Proof), confirmed => confirmed.Proof, InTable: false),
        new(nameof(TransferConfirmation.RegisterLine), confirmed => confirmed.RegisterLine),
        new(nameof(TransferConfirmation.ReferralNote), confirmed => confirmed.ReferralNote),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var transfer = new Argument<string>("TRANSFER-ID") { Description = "The transfer, such as T-KQXW-BNRT-AHEM." };
        var proof = new Option<string>("--proof") { Description = "What was seen: the portal's receipt, or the images where they were sent.", HelpName = "TEXT", Required = true };
        var report = new Option<bool>("--report-sent") { Description = "The report was added on the portal; one sent along with the images is known without it." };
        var command = new Command("confirm", "Records that the recipient was chosen on the IEP portal, or that the images were seen where they were sent.") { transfer, proof, report };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var id = parsed.GetRequiredValue(transfer).Trim().ToUpperInvariant();
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"What if: enter in the register that a person vouches for transfer {id}.");
                return ExitCode.Done;
            }

            using var writer = ResultWriter<TransferConfirmation>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            writer.Write(workplace.Transfers.Confirm(id, parsed.GetRequiredValue(proof), parsed.GetValue(report), workplace.Prices));
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }
}
