using System.Diagnostics;
using System.Globalization;
using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>
/// Broken files by the million, and the hostile ones, in a process that is given 64 MB of heap and ends where it wants more: none makes a reader crash, hang, or take
/// memory. The process is this same program, with one test of this class.
/// </summary>
public sealed class MutationCampaignTests
{
    private const string Folder = "RADOPS_TEST_INTAKE";
    private const string Count = "RADOPS_TEST_INTAKE_COUNT";
    private const long MostBytes = 64 << 20;

    // A file of some kilobytes takes microseconds, and the worst of 20 MB some seconds: a reader that is still at it after that, on whatever machine, hangs.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Requirement("F-18", "C54")]
    public void No_broken_file_makes_a_reader_crash_hang_or_take_more_than_64_megabytes()
    {
        var count = Campaign.Count(20_000, 1_000_000);
        var said = Run(nameof(Broken), null, count);
        Assert.Equal(count.ToString(CultureInfo.InvariantCulture), said["files"]);
        AssertMemory(said);
    }

    [Fact]
    [Requirement("F-18", "C54")]
    public void No_hostile_file_makes_a_reader_crash_hang_or_take_more_than_64_megabytes()
    {
        using var folder = new TemporaryFolder();
        var files = OddFile.All.Values.Where(odd => odd.Name is null).ToList();
        // Of those at the edge of the limit one of each format.
        files = [.. files.Where(odd => !odd.Title.EndsWith(" bytes", StringComparison.Ordinal) || odd.Title.Contains("20971520", StringComparison.Ordinal))];
        for (var i = 0; i < files.Count; i++)
        {
            File.WriteAllBytes(folder.File(string.Create(CultureInfo.InvariantCulture, $"{i:D4}")), files[i].Make());
            File.WriteAllText(folder.File(string.Create(CultureInfo.InvariantCulture, $"{i:D4}.wanted")), files[i].Expected);
        }

        var said = Run(nameof(Hostile), folder.Path, 0);
        Assert.Equal(files.Count.ToString(CultureInfo.InvariantCulture), said["files"]);
        AssertMemory(said);
    }

    [Fact(Explicit = true)]
    public void Broken()
    {
        var count = Environment.GetEnvironmentVariable(Count);
        Assert.SkipWhen(count is null, "only started by the tests above");
        Inspect(int.Parse(count, CultureInfo.InvariantCulture), number => (new MemoryStream(FileMutator.Make(number)), null));
    }

    [Fact(Explicit = true)]
    public void Hostile()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(folder is null, "only started by the tests above");
        var files = Directory.GetFiles(folder).Where(file => !file.EndsWith(".wanted", StringComparison.Ordinal)).Order().ToList();
        Inspect(files.Count, number => (new FileStream(files[number], FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0), File.ReadAllText(files[number] + ".wanted")));
    }

    private static void Inspect(int count, Func<int, (Stream File, string? Wanted)> open)
    {
        // What the runner and the corpus take is not the readers'.
        using (var first = new MemoryStream(FileMutator.Make(0))) PatientFileInspector.Inspect(first, null, InspectionLimits.Default, default);
        GC.Collect();
        var before = Resident();
        var (slowest, slowestNumber, accepted) = (TimeSpan.Zero, 0, 0);
        var all = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            var (file, wanted) = open(number);
            using (file)
            using (var cancel = new CancellationTokenSource(patience))
            {
                var clock = Stopwatch.StartNew();
                FileInspection inspection;
                try
                {
                    inspection = PatientFileInspector.Inspect(file, "bild.png", InspectionLimits.Default, cancel.Token);
                }
                catch (Exception error)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"file {number}"), error);
                }

                if (clock.Elapsed > slowest) (slowest, slowestNumber) = (clock.Elapsed, number);
                if (inspection.IsAccepted) accepted++;
                if (inspection.Findings.Any(finding => finding.Offset is { } at && (at < 0 || at > inspection.Length))) throw new InvalidOperationException($"file {number}: an offset outside the file");
                if (wanted is not null && (inspection with { Findings = [.. inspection.Findings.Where(finding => finding.Code is not (FileFindingCode.ExtensionDiffers or FileFindingCode.ExtensionRuns))] }).Line() != wanted) throw new InvalidOperationException($"file {number}: {inspection.Line()}, and {wanted} is wanted");
            }
        }

        File.WriteAllText(
            Environment.GetEnvironmentVariable("RADOPS_TEST_INTAKE_SAID")!,
            string.Create(CultureInfo.InvariantCulture, $"files={count}\naccepted={accepted}\nseconds={all.Elapsed.TotalSeconds:0.0}\nslowest={slowest.TotalMilliseconds:0} ms (file {slowestNumber})\nheap={GC.GetGCMemoryInfo().HeapSizeBytes}\nlimit={GC.GetGCMemoryInfo().TotalAvailableMemoryBytes}\nbefore={before}\npeak={Peak()}\n"));
    }

    private static Dictionary<string, string> Run(string test, string? folder, int count)
    {
        using var temporary = new TemporaryFolder();
        var file = temporary.File("said");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(MutationCampaignTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(MutationCampaignTests).FullName}.{test}" },
            // Hexadecimal, without prefix: the heap may not be larger, and the process ends where it must. It is cleaned every 4 MB, so that what is measured is what the readers keep.
            Environment = { ["DOTNET_GCHeapHardLimit"] = MostBytes.ToString("X", CultureInfo.InvariantCulture), ["DOTNET_gcServer"] = "0", ["DOTNET_GCgen0size"] = "400000", ["RADOPS_TEST_INTAKE_SAID"] = file, [folder is null ? Count : Folder] = folder ?? count.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && File.Exists(file), output);
        var text = File.ReadAllText(file);
        TestContext.Current.TestOutputHelper!.WriteLine(text);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static void AssertMemory(Dictionary<string, string> said)
    {
        Assert.Equal(MostBytes, long.Parse(said["limit"], CultureInfo.InvariantCulture)); // it was in force
        if (OperatingSystem.IsLinux()) Assert.InRange(long.Parse(said["peak"], CultureInfo.InvariantCulture) - long.Parse(said["before"], CultureInfo.InvariantCulture), 0, MostBytes);
    }

    private static long Resident() => Status("VmRSS:");

    private static long Peak() => Status("VmHWM:");

    private static long Status(string what) =>
        OperatingSystem.IsLinux() ? long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(what, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) * 1024 : 0;
}
