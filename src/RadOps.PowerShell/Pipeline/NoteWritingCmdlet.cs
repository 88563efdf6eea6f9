using System.Management.Automation;
using RadOps.Core.Register;
using RadOps.Site;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that writes notes: their text is put on the clipboard, where there is one, for a person to paste.</summary>
public abstract class NoteWritingCmdlet : RecordingCmdlet
{
    /// <summary>The clipboard is left as it is.</summary>
    [Parameter]
    public SwitchParameter NoClipboard { get; set; }

    /// <summary>Puts the notes' texts on the clipboard, one a line.</summary>
    private protected void Copy(IEnumerable<ReferralNote> notes)
    {
        var text = string.Join(Environment.NewLine, notes.Where(note => !note.IsPasted).Select(note => note.Text));
        if (!NoClipboard && text.Length > 0 && Clipboard.TrySet(text)) WriteVerbose("The text is on the clipboard: paste it into the RIS, and say so with Add-ReferralNote -Pasted.");
    }
}
