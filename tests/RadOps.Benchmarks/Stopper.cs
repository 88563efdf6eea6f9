using System.Diagnostics;

namespace RadOps.Benchmarks;

/// <summary>Times whole runs. Medians of several, interleaved with what they are compared with, so that both meet the same machine.</summary>
internal static class Stopper
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(20);

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

    /// <summary>
    /// Compares an action with a base, run in turn: the median over the rounds of action's time / base's time in the same round, in wall time and in this
    /// process' processor time. On a machine that does other things too, the second is the steadier.
    /// </summary>
    public static (double Wall, double Processor) Ratio(int rounds, Action basis, Action action)
    {
        var wall = new List<double>();
        var processor = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var first = Time(basis);
            var second = Time(action);
            if (round == 0)
                continue;
            wall.Add(second.Wall / first.Wall);
            processor.Add(second.Processor / first.Processor);
        }
        return (wall.Order().ElementAt(rounds / 2), processor.Order().ElementAt(rounds / 2));
    }

    private static (double Wall, double Processor) Time(Action action)
    {
        // The pool's threads spin for a while after their last work; that must not fall on the next action.
        Thread.Sleep(Settling);
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        action();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
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
