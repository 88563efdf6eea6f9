using System.Diagnostics;
using System.Globalization;

namespace RadOps.Benchmarks;

/// <summary><c>Import-Csv | Test-ReleaseEligibility</c> beside <c>Import-Csv</c> into a cmdlet that hands on what it is given, in one PowerShell.</summary>
public sealed class PipelineCommand : IBenchCommand
{
    private const double Target = 2;
    private const int Rows = 50_000;

    /// <inheritdoc/>
    public string Name => "pipeline";

    /// <inheritdoc/>
    public string Description => "Import-Csv | Test-ReleaseEligibility beside Import-Csv into a pass-through cmdlet; needs pwsh on PATH and what build.sh build makes";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        if (Built.Manifest is not { } manifest)
        {
            Console.WriteLine("  the module is not built: run build.sh build first");
            return 1;
        }

        var file = Path.GetTempFileName();
        try
        {
            OrdersFile.Write(file, Rows);
            var script = Path.Combine(AppContext.BaseDirectory, "Measure-Pipeline.ps1");
            using var pwsh = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", script, "-Manifest", manifest, "-File", file]) { RedirectStandardOutput = true })!;
            var rounds = pwsh.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ').Select(seconds => double.Parse(seconds, CultureInfo.InvariantCulture)).ToArray())
                .ToList();
            pwsh.WaitForExit();
            if (pwsh.ExitCode != 0)
                throw new InvalidOperationException($"pwsh ended with {pwsh.ExitCode}.");
            return Stopper.Print($"deciding / passing through, {Rows:N0} rows of {OrdersFile.Columns.Length}, processor time", rounds.Select(round => round[1] / round[0]).Order().ElementAt(rounds.Count / 2), Target, isMost: true) ? 0 : 1;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
