using RadOps.Build.Testing;

namespace RadOps.Build.Tasks;

/// <summary>Writes docs/traceability.md anew from the requirements, the packs and the tests.</summary>
internal static class TraceabilityTask
{
    internal static int Run(Repository repository) =>
        KeptText.Write(repository, "RadOps.Architecture.Tests", "TraceabilityTests.The_page_is_what_requirements_packs_and_tests_say", "RADOPS_TRACEABILITY", repository.Path("docs", "traceability.md"));
}
