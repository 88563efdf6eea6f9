using RadOps.Core.Audit.Messages;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;
using RadOps.Dicom;
using RadOps.Formats.Policies;
using RadOps.Site.Tests.Transfer;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Audit;

/// <summary>A site with a register of releases and a repository to tell of them.</summary>
internal sealed class AuditBench : IDisposable
{
    /// <summary>The studies of a long transfer, each once in its message.</summary>
    public const int ManyStudies = 200;

    private static readonly PolicyCatalog Catalog = new(PolicyFiles.BuiltIn());

    private readonly TemporaryFolder folder = new();
    private int releases;

    /// <param name="port">The repository's port.</param>
    /// <param name="ca">The authority that is trusted.</param>
    /// <param name="own">Our own certificate and key.</param>
    public AuditBench(int port, string ca, (string Certificate, string Key)? own = null)
    {
        var siteFile = folder.File("site.yaml");
        var files = own is { } pair ? $", certificate: {pair.Certificate}, key: {pair.Key}" : "";
        File.WriteAllText(siteFile, FormattableString.Invariant($$"""
            site: Röntgen Provsjukhuset
            careUnit: Röntgen
            organisation: NuSjukvarden
            register: "sqlite:{{folder.File("register.db")}}"
            nodes:
              self: { role: Self, aeTitle: RADOPS, port: 11120 }
            audit:
              repository: { host: localhost, port: {{port}}, timeout: 60, tls: { ca: {{ca}}{{files}} } }
              domain: prov.example
            """));
        Workplace = Workplace.Open(new WorkplaceOptions { SiteFile = siteFile, Operator = "åsa11", Clock = Clock });
    }

    public TimeProvider Clock { get; } = new ShiftedClock(new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    public Workplace Workplace { get; }

    public AuditSpool Spool => Workplace.AuditSpool(Workplace.Register);

    /// <param name="patience">How long the repository is waited for; null for as long as the site file says.</param>
    public Task<AuditDelivery> SendAsync(TimeSpan? patience = null)
    {
        var node = Workplace.Nodes.Repository(Workplace.Settings.Audit.Repository!) with { ConnectTimeout = TimeSpan.FromSeconds(60) };
        return Spool.SendAsync(new SyslogRepository(patience is { } time ? node with { ReplyTimeout = time } : node));
    }

    /// <summary>Adds releases made by hand, one event each that a message is made of.</summary>
    /// <param name="count">How many.</param>
    /// <param name="proof">What the operator vouches.</param>
    /// <returns>The ids of their events, in order.</returns>
    public IReadOnlyList<Guid> AddReleases(int count, string proof = "kvitto från portalen")
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var number = ++releases;
            var request = TransferBench.ToKarlstad with { RequestId = $"B{number}", RecipientName = new PersonName("Ortopedkliniken, Örebro ÅÄÖ"), StudyInstanceUid = $"1.2.3.{number}" };
            var decision = new ReleaseDesk(Catalog, null, Clock).Decide(request);
            var exportId = FormattableString.Invariant($"R-20261121-{number:000000}");
            Workplace.Releases.Record(ReleaseRecord.From(decision, exportId, ReleaseOrigin.Manual, MediumType.Iep) with { Route = ReleaseRoute.Iep, Images = true, Report = true, Proof = proof });
            ids.Add(EventId.For(EventKinds.Release, exportId));
        }

        return ids;
    }

    /// <summary>Imports a list of that many lines.</summary>
    /// <returns>The ids of its events, in order.</returns>
    public IReadOnlyList<Guid> AddImported(int count)
    {
        Workplace.Releases.Import(
            Enumerable.Range(1, count).Select(number => new ImportedRelease
            {
                Line = RegisterLine.Of(FormattableString.Invariant($"CT torax {number}"), new DateOnly(2026, 6, 8), ReleaseMethod.Linked, "Media SU/S", "Toraxkliniken SU/S", "dr Andersson", "Medicinmott HSV"),
                PatientId = PatientId.Parse("191212121212", new DateOnly(2026, 1, 1)),
                Organisation = "RegionHalland",
            }),
            TestContext.Current.CancellationToken);
        return [.. Workplace.Register.Read(new RegisterQuery { Kinds = [EventKinds.Release] }, TestContext.Current.CancellationToken).Select(item => item.Id)];
    }

    /// <summary>Adds the beginning of a transfer of so many studies that its message is longer than most receivers must take.</summary>
    /// <returns>The id of its event.</returns>
    public Guid AddLongTransfer()
    {
        var request = TransferBench.ToKarlstad with { RequestId = "T-1" };
        var payload = new TransferBegunPayload
        {
            TransferId = "T-20261121-000001",
            Attempt = 1,
            Node = "BFR at bfr.example:2762",
            StudyInstanceUids = [.. Enumerable.Range(1, ManyStudies).Select(number => FormattableString.Invariant($"1.2.752.24.7.20261121.{number}"))],
            Meant = ManyStudies,
            Request = request,
            Decision = DecisionPayload.Of(new ReleaseDesk(Catalog, null, Clock).Decide(request)),
        };
        var draft = new EventDraft(Workplace.Register.SubjectSecret, Clock, Workplace.Operator);
        return Workplace.Register.Append([draft.Make(EventId.For(EventKinds.TransferBegun, "T-20261121-000001\n1"), EventKinds.TransferBegun, request.PatientId, CanonicalJson.Of(payload, RegisterJson.Default.TransferBegunPayload))])[0].Id;
    }

    public void Dispose()
    {
        Workplace.Dispose();
        folder.Dispose();
    }
}
