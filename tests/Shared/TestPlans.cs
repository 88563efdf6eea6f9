using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Release;

namespace RadOps.Tests.Shared;

/// <summary>Plans for tests of what is recorded about them; their decisions are made up.</summary>
public static class TestPlans
{
    private static readonly PolicyDocument routine = new() { Key = "N", Title = "Påhittad rutin", DisplayTitle = "Påhittad rutin", Sha256 = new string('4', 64) };

    public static ReleaseRequest Order(string id, string accession = "N1", string destination = "Röntgen Karlstad") => new()
    {
        RequestId = id,
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = accession,
        Recipient = RecipientType.Hospital,
        Destination = destination,
        Signature = SignatureStatus.Final,
        Medium = MediumType.Cd,
    };

    public static ExportPlan Of(ReleaseRequest request, string exportId = "R-20261121-AAAAAA", params IReadOnlyList<string> duties) => new()
    {
        ExportId = exportId,
        Decision = new(request, new(2026, 11, 21), new AnyPolicy(), new()
        {
            Images = ItemVerdict.Allow,
            Report = ItemVerdict.Allow,
            Route = ReleaseRoute.Media,
            Media = [MediumType.Cd],
            Fee = FeeKind.None,
            Needs = [],
            Duties = ["RegisterEntry", .. duties],
            Flags = [],
            Rules = [],
            Documents = [routine],
        }),
        Medium = MediumType.Cd,
        Target = Path.Combine(Path.GetTempPath(), "media", exportId),
        Files = [],
        Notes = [],
        MoreDuties = [],
        Sources = ["/studies"],
    };

    private sealed class AnyPolicy : ReleasePolicy
    {
        public override PolicyPack Pack { get; } = new()
        {
            Id = "NuSjukvarden",
            Organisation = "NuSjukvarden",
            Region = "Påhittad",
            Documents = [routine],
            Media = [],
            Sections = [],
            Rules = [],
        };

        public override ReleaseDecision Decide(ReleaseRequest request, DateOnly asOf, bool earlierRelease = false) => throw new InvalidOperationException("Not asked.");
    }
}
