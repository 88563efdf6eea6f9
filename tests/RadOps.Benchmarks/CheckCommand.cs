using System.Diagnostics;
using CsvHelper;

namespace RadOps.Benchmarks;

/// <summary><c>radops check</c>, file to file, beside CsvHelper reading the same rows as typed records and writing them.</summary>
public sealed class CheckCommand : IBenchCommand
{
    private const double Target = 4;
    private const double MemoryTarget = 200;

    /// <inheritdoc/>
    public string Name => "check";

    /// <inheritdoc/>
    public string Description => "radops check of 1,000,000 rows beside CsvHelper copying them as typed records, and its memory; needs what build.sh build makes; argument: [rows]";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        if (Built.Tool is not { } tool)
        {
            Console.WriteLine("  radops is not built: run build.sh build first");
            return 1;
        }

        var rows = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var (orders, copy, decisions) = (Path.Combine(folder, "orders.csv"), Path.Combine(folder, "copy.csv"), Path.Combine(folder, "decisions.csv"));
            OrdersFile.Write(orders, rows);
            var (wall, processor, megabytes) = (new List<double>(), new List<double>(), 0.0);
            for (var round = 0; round < 4; round++)
            {
                var start = Stopwatch.GetTimestamp();
                var begun = Environment.CpuUsage.TotalTime;
                Copy(orders, copy);
                var (copyWall, copyProcessor) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - begun);
                var (checkWall, checkProcessor, peak) = Check(tool, orders, decisions);
                // The first round warms up what copies; the tool begins anew each time.
                if (round == 0)
                    continue;
                wall.Add(checkWall / copyWall);
                processor.Add(checkProcessor / copyProcessor);
                megabytes = Math.Max(megabytes, peak);
            }

            var what = FormattableString.Invariant($"{rows:N0} rows of {OrdersFile.Columns.Length}");
            Console.WriteLine(FormattableString.Invariant($"  {$"radops check / CsvHelper's typed copy, {what}, wall time",-64} {wall.Order().ElementAt(1),8:0.000}"));
            return Stopper.Print($"radops check / CsvHelper's typed copy, {what}, processor time", processor.Order().ElementAt(1), Target, isMost: true)
                & Stopper.Print("radops check, most memory in MB", megabytes, MemoryTarget, isMost: true) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        using var reader = CsvReader.Create(File.OpenRead(from), new CsvReaderOptions { Separator = ';' });
        using var writer = CsvWriter.Create(File.Create(to), new CsvWriterOptions { Separator = ';' });
        writer.WriteRecords(reader.GetRecords<CsvOrder>());
    }

    /// <summary>Runs the tool as a shell would, its output to a file, and looks at it every few milliseconds.</summary>
    private static (TimeSpan Wall, TimeSpan Processor, double Megabytes) Check(string tool, string orders, string decisions)
    {
        var start = Stopwatch.GetTimestamp();
        // "exec" makes the shell become the tool: the process that is looked at is the tool's.
        using var process = Process.Start("sh", ["-c", "exec \"$0\" check \"$1\" --output csv > \"$2\"", tool, orders, decisions]);
        var (processor, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (processor, peak) = (process.TotalProcessorTime, Math.Max(peak, process.WorkingSet64));
            }
            catch (InvalidOperationException)
            {
                // It has come to its end just now: what was seen last is what it took.
                break;
            }
        }
        process.WaitForExit();
        if (process.ExitCode > 1)
            throw new InvalidOperationException($"radops ended with {process.ExitCode}.");
        return (Stopwatch.GetElapsedTime(start), processor, peak / 1e6);
    }
}
