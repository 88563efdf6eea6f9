using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace RadOps.Site;

/// <summary>The clipboard of whoever sits at the machine, reached through the system's own program.</summary>
public static class Clipboard
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    /// <summary>Puts a text there.</summary>
    /// <param name="text">The text: one that may be seen by whatever reads the clipboard, and so never an identity.</param>
    /// <param name="environment">Gives an environment variable's value; null for the process's own.</param>
    /// <returns>False where there is no clipboard, as in a job at night.</returns>
    public static bool TrySet(string text, Func<string, string?>? environment = null)
    {
        foreach (var (program, arguments, encoding) in Programs(environment ?? Environment.GetEnvironmentVariable))
        {
            if (TryRun(program, arguments, encoding, text)) return true;
        }

        return false;
    }

    private static IEnumerable<(string Program, string[] Arguments, Encoding Encoding)> Programs(Func<string, string?> environment)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            // clip.exe takes bytes for the console's code page, unless they are UTF-16.
            yield return ("clip.exe", [], new UnicodeEncoding(bigEndian: false, byteOrderMark: true));
            yield break;
        }

        if (OperatingSystem.IsMacOS()) yield return ("pbcopy", [], utf8);
        if (!string.IsNullOrEmpty(environment("WAYLAND_DISPLAY"))) yield return ("wl-copy", [], utf8);
        if (!string.IsNullOrEmpty(environment("DISPLAY"))) yield return ("xclip", ["-selection", "clipboard"], utf8);
    }

    private static bool TryRun(string program, string[] arguments, Encoding encoding, string text)
    {
        try
        {
            // Its output is not read: xclip goes on in the background, and would hold a pipe open.
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, UseShellExecute = false, CreateNoWindow = true });
            if (process is null) return false;
            process.StandardInput.BaseStream.Write([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            process.StandardInput.Close();
            return process.WaitForExit(patience) && process.ExitCode == 0;
        }
        catch (Exception error) when (error is Win32Exception or IOException or InvalidOperationException)
        {
            return false; // it is not installed, or has no display to talk to
        }
    }
}
