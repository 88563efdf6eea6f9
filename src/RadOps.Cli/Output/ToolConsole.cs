using System.Text;
using Microsoft.Win32.SafeHandles;
using RadOps.Core.Identity;
using Spectre.Console;

namespace RadOps.Cli.Output;

/// <summary>
/// The tool's two streams, UTF-8 everywhere. Results go to standard output; errors, warnings and progress to standard error, each line
/// of it masked once more: a path or another system's message may hold an identity. Errors and progress may be told from several threads.
/// </summary>
internal sealed class ToolConsole : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter errors;
    private readonly Lock gate = new();
    private bool progressShown;

    private ToolConsole(Stream output, Stream errorOutput)
    {
        Output = new BufferedStream(new GuardedOutput(output), 64 * 1024);
        Text = new StreamWriter(Output, Utf8, leaveOpen: true) { NewLine = "\n" };
        errors = new StreamWriter(errorOutput, Utf8) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>Standard output, buffered.</summary>
    internal Stream Output { get; }

    /// <summary>Standard output as text.</summary>
    internal StreamWriter Text { get; }

    /// <summary>Whether standard output is a terminal that shows colours; null when it is a file or a pipe.</summary>
    internal IAnsiConsole? Terminal { get; private init; }

    /// <summary>How many characters a line of running text has room for.</summary>
    internal int Width => Math.Max(40, (Terminal?.Profile.Width ?? 120) - 1);

    /// <summary>Whether somebody watches standard error.</summary>
    private bool ErrorsAreWatched { get; init; }

    internal static ToolConsole Open()
    {
        if (!Console.IsOutputRedirected)
            Console.OutputEncoding = Utf8;
        return new(OpenOutput(), Console.OpenStandardError())
        {
            Terminal = Console.IsOutputRedirected ? null : AnsiConsole.Console,
            ErrorsAreWatched = !Console.IsErrorRedirected,
        };
    }

    /// <summary>
    /// .NET's own stream says nothing when a pipe's reader has gone, and the work would go on for nobody. A pipe is therefore written to
    /// as a file; a file is not, since its position is shared with standard error (<c>&gt; file 2&gt;&amp;1</c>).
    /// </summary>
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
            return stream;
        stream.Dispose();
        return Console.OpenStandardOutput();
    }

    /// <summary>Writes <c>radops: message</c> to standard error.</summary>
    internal void Error(string message)
    {
        lock (gate)
        {
            ClearProgress();
            errors.WriteLine(IdentityMask.Mask($"radops: {message}"));
        }
    }

    /// <summary>Shows how far the work has come, where somebody watches; the next line takes its place.</summary>
    internal void Progress(string text)
    {
        if (!ErrorsAreWatched)
            return;
        lock (gate)
        {
            errors.Write($"\r\u001b[K{IdentityMask.Mask(text)}");
            progressShown = true;
        }
    }

    /// <summary>Takes the progress line away.</summary>
    internal void ClearProgress()
    {
        lock (gate)
        {
            if (progressShown)
                errors.Write("\r\u001b[K");
            progressShown = false;
        }
    }

    /// <summary>Hands everything on to standard output.</summary>
    internal void Flush()
    {
        ClearProgress();
        Text.Flush();
        Output.Flush();
    }

    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (OutputClosedException)
        {
            // There is nobody left to write for; the exit code has said so.
        }

        errors.Dispose();
    }
}
