using System.Diagnostics;
using System.Globalization;

namespace RadOps.Benchmarks;

/// <summary>A whole process that imports RadOps beside one that imports a binary module of one cmdlet, compiled in the same run.</summary>
public sealed class ImportCommand : IBenchCommand
{
    private const double Target = 2;
    private const int Rounds = 9;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public string Description => "pwsh that imports RadOps beside pwsh that imports a one-cmdlet binary module; needs pwsh on PATH and what build.sh build makes";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        if (Built.Manifest is not { } manifest)
        {
            Console.WriteLine("  the module is not built: run build.sh build first");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            Pwsh("New-OneCmdletModule.ps1", "-Folder", folder);
            var one = Path.Combine(folder, "OneCmdlet.psd1");
            var (wall, processor) = (new List<double>(), new List<double>());
            // The first round fills the file cache, and is not counted.
            for (var round = 0; round <= Rounds; round++)
            {
                var (basis, ours) = (Measure(one), Measure(manifest));
                if (round == 0)
                    continue;
                wall.Add(ours.Wall / basis.Wall);
                processor.Add(ours.Processor / basis.Processor);
            }
            Stopper.Print("importing RadOps / a one-cmdlet module, whole process, wall", Median(wall), Target, isMost: true);
            return Stopper.Print("importing RadOps / a one-cmdlet module, whole process, processor", Median(processor), Target, isMost: true) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Wall, double Processor) Measure(string module)
    {
        var start = Stopwatch.GetTimestamp();
        var processor = double.Parse(Pwsh("Measure-Import.ps1", "-Module", module), CultureInfo.InvariantCulture);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, processor);
    }

    private static double Median(List<double> ratios) => ratios.Order().ElementAt(ratios.Count / 2);

    private static string Pwsh(string script, params string[] arguments)
    {
        using var pwsh = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, script), .. arguments]) { RedirectStandardOutput = true })!;
        var text = pwsh.StandardOutput.ReadToEnd();
        pwsh.WaitForExit();
        return pwsh.ExitCode == 0 ? text : throw new InvalidOperationException($"pwsh ended with {pwsh.ExitCode}.");
    }
}
