namespace RadOps.Tests.Shared;

/// <summary>Long campaigns run with a reduced, seeded count unless <c>RADOPS_TEST_FULL=1</c>.</summary>
public static class Campaign
{
    /// <summary>Whether the full counts are wanted.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("RADOPS_TEST_FULL") == "1";

    /// <summary>The count to run.</summary>
    public static int Count(int reduced, int full) => IsFull ? full : reduced;
}
