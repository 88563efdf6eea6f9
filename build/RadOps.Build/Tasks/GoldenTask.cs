using RadOps.Build.Testing;

namespace RadOps.Build.Tasks;

/// <summary>Writes the golden files of every pack's decided cells anew, after a change of a rule that is meant.</summary>
internal static class GoldenTask
{
    private const string Project = "RadOps.Core.Tests";

    internal static int Run(Repository repository) =>
        KeptText.Write(repository, Project, "GoldenTests.Every_cell_is_decided_as_it_was", "RADOPS_GOLDEN", repository.Path("tests", Project, "golden"));
}
