using System.Diagnostics;

namespace RadOps.Benchmarks;

/// <summary>Times whole runs. Medians of several, interleaved with what they are compared with, so that both meet the same machine.</summary>
internal static class Stopper
{
    /// <summary>Runs each action in turn, several rounds, and gives the median seconds of each. The first round warms up and is not counted.</summary>
    public static double[] Medians(int rounds, params Action[] actions)
    {
        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                actions[i]();
                if (round > 0)
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        return [.. times.Select(list => list.Order().ElementAt(list.Count / 2))];
    }

    /// <summary>Runs a program to its end and throws when it fails.</summary>
    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {errors.GetAwaiter().GetResult()}");
    }

    /// <summary>Prints one line of the result, and tells whether the target is met.</summary>
    public static bool Print(string what, double ratio, double target, bool isMost)
    {
        var isMet = isMost ? ratio <= target : ratio >= target;
        Console.WriteLine(FormattableString.Invariant($"  {what,-64} {ratio,8:0.000}   target {(isMost ? "<=" : ">=")} {target:0.###} {(isMet ? "met" : "MISSED")}"));
        return isMet;
    }
}
