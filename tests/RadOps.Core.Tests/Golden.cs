using Xunit;

namespace RadOps.Core.Tests;

/// <summary>Text that somebody has read and that is kept in golden/. ./build.sh golden writes it anew after a change that is meant.</summary>
internal static class Golden
{
    /// <summary>Names the folder to write the golden files to instead of comparing with them.</summary>
    internal const string Folder = "RADOPS_GOLDEN";

    /// <summary>Compares lines with those that are kept.</summary>
    internal static void Check(string file, IReadOnlyList<string> lines)
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, file), string.Concat(lines.Select(line => line + '\n')));
            return;
        }

        var path = Path.Combine(AppContext.BaseDirectory, "golden", file);
        Assert.True(File.Exists(path), $"There is no golden/{file}. ./build.sh golden writes it.");
        Assert.Equal(File.ReadAllLines(path), lines);
    }
}
