namespace RadOps.Core.Intake.Cleaning;

/// <summary>A program that holds a file open.</summary>
/// <param name="ProcessId">Its process; 0 where the system does not say which.</param>
/// <param name="Name">Name of the program; empty where the system does not say.</param>
public sealed record FileHolder(int ProcessId, string Name)
{
    /// <summary>The program, as it is told.</summary>
    public override string ToString() => ProcessId == 0 ? "ett annat program" : FormattableString.Invariant($"{Name} (process {ProcessId})");
}
