using RadOps.Build.Testing;

namespace RadOps.Build.Tasks;

/// <summary>Writes the golden files of every pack's decided cells, and of how decisions are explained, anew, after a change that is meant.</summary>
internal static class GoldenTask
{
    private const string Project = "RadOps.Core.Tests";

    private static readonly string[] Tests = ["GoldenTests.Every_cell_is_decided_as_it_was", "ExplanationTests.The_sentences_are_those_that_somebody_has_read", "ContactBookTests.Every_contact_is_there_when_the_kept_tables_say"];

    internal static int Run(Repository repository) =>
        Tests.Max(test => KeptText.Write(repository, Project, test, "RADOPS_GOLDEN", repository.Path("tests", Project, "golden")));
}
