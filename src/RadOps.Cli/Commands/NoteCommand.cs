using System.CommandLine;
using RadOps.Core.Register;

namespace RadOps.Cli.Commands;

/// <summary><c>radops note</c>: the notes of releases, as Add-ReferralNote and Get-ReferralNote.</summary>
internal static class NoteCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var exports = ReleaseArgument.Create();
        var steps = ReleaseArgument.Steps("What was done, beside what is recorded already.");
        var ris = new Option<bool>("--ris") { Description = "The note that is written in RIS itself, instead of the referral's." };
        var pasted = new Option<bool>("--pasted") { Description = "A person has pasted the notes into the RIS." };
        var list = new Option<bool>("--list") { Description = "Show the notes that there are; nothing is written." };
        var command = new Command("note", "Writes the note of a release out of what was done; or records that a person has pasted it.") { exports, steps, ris, pasted, list };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var kind = parsed.GetValue(ris) ? EventKinds.RisNote : EventKinds.ReferralNote;
            return ReleaseArgument.Each(
                frame,
                parsed,
                exports,
                workplace,
                parsed.GetValue(pasted) ? "record that the notes are pasted" : "write the note",
                release => parsed.GetValue(list) ? release.Notes
                    : parsed.GetValue(pasted) ? workplace.Completion.MarkPasted(release.ExportId, parsed.GetValue(ris) ? kind : null)
                    : [workplace.Completion.AddNote(release.ExportId, kind, ReleaseArgument.Join(parsed.GetValue(steps)))],
                ReleaseArgument.NoteColumns);
        });
        return command;
    }
}
