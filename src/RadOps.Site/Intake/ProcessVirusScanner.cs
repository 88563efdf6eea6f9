using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RadOps.Core.Intake.Files;
using RadOps.Core.Settings;

namespace RadOps.Site.Intake;

/// <summary>
/// A virus scanner that is a program, as the site file names it (<c>intake.scanner</c>). Its exit code is its answer, as clamdscan's is: 0 clean, 1 found; anything else,
/// and no answer within the time, is none, and never taken for clean.
/// </summary>
/// <param name="settings">The program, its arguments and how long it may take; it must name one.</param>
/// <param name="environment">Gives an environment variable's value.</param>
public sealed class ProcessVirusScanner(IntakeSettings settings, Func<string, string?> environment) : IVirusScanner
{
    private const string FilePlace = "{file}";
    private const int MostKept = 4096;
    private const int LongestSignature = 80;

    private readonly TimeSpan patience = TimeSpan.FromSeconds(settings.ScannerTimeout ?? IntakeSettings.DefaultScannerTimeout);

    /// <summary>The scanner that a site names; null where it names none.</summary>
    /// <param name="settings">The site's settings.</param>
    /// <param name="environment">Gives an environment variable's value.</param>
    public static ProcessVirusScanner? Of(IntakeSettings settings, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Scanner.Count == 0 ? null : new(settings, environment);
    }

    /// <summary>What it is called: the program's name without folder.</summary>
    public string Name => Path.GetFileNameWithoutExtension(settings.Scanner[0]);

    /// <summary>Full path of the program; null where it is not installed.</summary>
    internal string? Program
    {
        get
        {
            var program = settings.Scanner[0];
            if (Path.IsPathFullyQualified(program)) return File.Exists(program) ? program : null;
            var names = OperatingSystem.IsWindows() && !Path.HasExtension(program) ? [program + ".exe", program + ".cmd"] : (string[])[program];
            return (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        }
    }

    /// <inheritdoc/>
    public async Task<ScanResult> ScanAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Program is not { } program) return NotScanned("programmet är inte installerat");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, Arguments(Path.GetFullPath(path))) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true })!;
            process.StandardInput.Close();
            var said = new StringBuilder();
            process.OutputDataReceived += (_, line) => Keep(said, line.Data);
            process.ErrorDataReceived += (_, _) => { }; // read so that no pipe fills up
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Kill(process);
                cancellationToken.ThrowIfCancellationRequested();
                return NotScanned(FormattableString.Invariant($"den svarade inte inom {patience.TotalSeconds:0} sekunder"));
            }

            return process.ExitCode switch
            {
                0 => new(ScanOutcome.Clean, Name),
                1 => new(ScanOutcome.Found, Name, Signature(said)),
                var code => NotScanned(FormattableString.Invariant($"den slutade med felkod {code}")),
            };
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return NotScanned("programmet kan inte startas");
        }
    }

    private IEnumerable<string> Arguments(string path)
    {
        var arguments = settings.Scanner.Skip(1).ToList();
        return arguments.Exists(argument => argument.Contains(FilePlace, StringComparison.Ordinal)) ? arguments.Select(argument => argument.Replace(FilePlace, path, StringComparison.Ordinal)) : arguments.Append(path);
    }

    private ScanResult NotScanned(string reason) => new(ScanOutcome.NotScanned, Name, null, reason);

    private static void Keep(StringBuilder said, string? line)
    {
        lock (said)
        {
            if (line is not null && said.Length < MostKept) said.Append(line).Append('\n');
        }
    }

    /// <summary>What clamdscan calls what it found: the word before FOUND. The rest of the line is the file's path, which is nobody's business.</summary>
    private static string? Signature(StringBuilder said)
    {
        string text;
        lock (said) text = said.ToString();
        var words = text.Split('\n').Select(line => line.TrimEnd()).FirstOrDefault(line => line.EndsWith(" FOUND", StringComparison.Ordinal))?.Split(' ');
        var name = words is [.., var signature, "FOUND"] ? new string([.. signature.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/').Take(LongestSignature)]) : "";
        return name.Length > 0 ? name : null;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            return; // It has ended by itself meanwhile.
        }
    }
}
