namespace RadOps.Site.Schedules;

/// <summary>What is to be done to a scheduler; nothing is done until it is carried out.</summary>
public sealed class SchedulePlan
{
    private readonly Action carryOut;

    internal SchedulePlan(IReadOnlyList<string> places, string text, Action carryOut) => (Places, Text, this.carryOut) = (places, text, carryOut);

    /// <summary>Files, the user's crontab, or the task's name.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>What is put there or taken away, letter for letter.</summary>
    public string Text { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="Core.RadOpsException"><c>SchedulerRefused</c>, <c>FileNotWritten</c>; what was there before then holds as before.</exception>
    public void CarryOut() => carryOut();
}
