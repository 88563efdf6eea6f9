using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Policies;
using RadOps.Core.Settings;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity.Systems;

/// <summary>What the systems' answers come to: how each stands, which outage mode that speaks for, and what is not known.</summary>
public sealed class SystemCheckTests
{
    private static readonly PolicyPack Routine = BuiltIn.Packs.For("SasBoras").Single(pack => pack.Modes.Count > 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every way in which RIS, PACS and OM may stand.</summary>
    public static TheoryData<ProbeStatus, ProbeStatus, ProbeStatus> Every
    {
        get
        {
            var all = Enum.GetValues<ProbeStatus>();
            return [.. from ris in all from pacs in all from om in all select (ris, pacs, om)];
        }
    }

    [Theory, MemberData(nameof(Every)), Requirement("C42", "D-03")]
    public async Task A_mode_is_suggested_for_what_is_down_and_for_nothing_else(ProbeStatus ris, ProbeStatus pacs, ProbeStatus om)
    {
        var report = await CheckAsync(Routine, Node("ris1", ris, RadSystem.Ris), Node("pacs", pacs, RadSystem.Pacs), Node("om1", om, RadSystem.Om), Node("bfr", ProbeStatus.Answers, RadSystem.Bfr));
        var (risDown, pacsDown, omDown) = (ris is ProbeStatus.Silent, pacs is ProbeStatus.Silent, om is ProbeStatus.Silent);
        OutageMode? expected = pacsDown && (risDown || omDown) ? OutageMode.Total : pacsDown ? OutageMode.Pacs : risDown ? OutageMode.Ris : omDown ? OutageMode.Om : null;
        Assert.Equal(expected, report.Suggestion?.Mode);
        Assert.Equal(expected is null, !report.Explanation.Contains("Föreslaget läge", StringComparison.Ordinal));
        Assert.False(report.IsOwnNetworkSuspected);
        if (report.Suggestion is { } suggestion)
        {
            Assert.EndsWith($"Start-OutageMode -Mode {suggestion.Mode}.", report.Explanation, StringComparison.Ordinal);
            Assert.Equal("D-03", suggestion.Rules[0]);
            Assert.Equal(risDown && pacsDown && omDown ? ["D-03"] : new[] { risDown, pacsDown, omDown }.Count(down => down) == 2 ? ["D-03", "C42"] : ["D-03"], suggestion.Rules);
            Assert.Contains(suggestion.Heading!, Routine.Modes.Select(mode => mode.Title));
        }
    }

    [Theory]
    [InlineData(ProbeStatus.Answers, ProbeStatus.Answers, SystemStatus.Up)]
    [InlineData(ProbeStatus.Answers, ProbeStatus.Silent, SystemStatus.Partly)]
    [InlineData(ProbeStatus.Refuses, ProbeStatus.Silent, SystemStatus.Partly)]
    [InlineData(ProbeStatus.Refuses, ProbeStatus.Refuses, SystemStatus.Refuses)]
    [InlineData(ProbeStatus.Answers, ProbeStatus.Refuses, SystemStatus.Partly)]
    [InlineData(ProbeStatus.Silent, ProbeStatus.Silent, SystemStatus.Down)]
    [InlineData(ProbeStatus.Silent, ProbeStatus.NotAsked, SystemStatus.Down)]
    [InlineData(ProbeStatus.NotAsked, ProbeStatus.NotAsked, SystemStatus.NotKnown)]
    public async Task A_system_is_down_only_when_all_that_speaks_for_it_is(ProbeStatus first, ProbeStatus second, SystemStatus expected)
    {
        var report = await CheckAsync(Routine, Node("pacs1", first, RadSystem.Pacs), Node("pacs2", second, RadSystem.Pacs), Node("ris1", ProbeStatus.Answers, RadSystem.Ris));
        var state = report.Systems.Single(system => system.System == RadSystem.Pacs);
        Assert.Equal((expected, "pacs1, pacs2"), (state.Status, string.Join(", ", state.Probes)));
        Assert.Equal(expected is SystemStatus.Down, report.Suggestion is not null);
        Assert.Empty(SealedLists.In(report));
    }

    [Fact]
    public async Task Where_nothing_at_all_is_heard_the_machines_own_network_is_blamed_and_no_mode_suggested()
    {
        var report = await CheckAsync(Routine, Unheard("pacs", "NodeHostUnknown", RadSystem.Pacs), Unheard("ris1", "NodeConnectTimeout", RadSystem.Ris), Unheard("bfr", "NodeUnreachable", RadSystem.Bfr), Register(ProbeStatus.Answers));
        Assert.True(report.IsOwnNetworkSuspected);
        Assert.Null(report.Suggestion);
        Assert.All(report.Systems, system => Assert.Equal(SystemStatus.NotKnown, system.Status));
        Assert.Contains("den här datorns", report.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("svarar inte", report.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NodeRefused", false)] // its machine answered that nothing listens
    [InlineData("NodeReplyTimeout", true)] // it was connected to, and stands still
    public async Task A_machine_that_was_heard_shows_that_the_network_works(string code, bool isConnected)
    {
        var heard = Unheard("ris1", code, RadSystem.Ris) with { Connect = isConnected ? TimeSpan.FromMilliseconds(1) : null };
        var report = await CheckAsync(Routine, Unheard("pacs", "NodeConnectTimeout", RadSystem.Pacs), heard);
        Assert.Equal((false, OutageMode.Total), (report.IsOwnNetworkSuspected, report.Suggestion?.Mode));
    }

    [Fact]
    public async Task What_is_not_known_is_said()
    {
        var report = await CheckAsync(Routine, Node("pacs", ProbeStatus.Silent, RadSystem.Pacs), Node("bfr", ProbeStatus.Answers, RadSystem.Bfr));
        Assert.Equal([SystemStatus.NotKnown, SystemStatus.Down, SystemStatus.NotKnown, SystemStatus.Up, SystemStatus.NotKnown], report.Systems.Select(system => system.Status));
        Assert.Contains("Om RIS, OM och IEP vet RadOps ingenting", report.Explanation, StringComparison.Ordinal);
        Assert.Contains("Är även RIS eller OM nere gäller Total (C42).", report.Explanation, StringComparison.Ordinal);
        Assert.Contains("systems: ris", report.Systems[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_let_us_in_is_not_down()
    {
        var report = await CheckAsync(Routine, Node("pacs", ProbeStatus.Refuses, RadSystem.Pacs), Node("ris1", ProbeStatus.Answers, RadSystem.Ris), Node("om1", ProbeStatus.Answers, RadSystem.Om));
        Assert.Null(report.Suggestion);
        Assert.Contains("PACS finns där men släpper inte in den här datorn, och är inte nere.", report.Explanation, StringComparison.Ordinal);
        Assert.False(report.IsAllUp);
    }

    [Fact]
    public async Task The_routine_has_no_mode_for_the_regions_archive_and_the_portal()
    {
        var report = await CheckAsync(Routine, [.. Enum.GetValues<RadSystem>().Select(system => Node($"{system}", system is RadSystem.Bfr or RadSystem.Iep ? ProbeStatus.Silent : ProbeStatus.Answers, system))]);
        Assert.Null(report.Suggestion);
        Assert.Equal("BFR och IEP svarar inte. För BFR och IEP har driftstoppsrutinen inget läge.", report.Explanation);
    }

    [Fact]
    public async Task Another_organisations_routine_is_not_borrowed()
    {
        var report = await CheckAsync(null, Node("pacs", ProbeStatus.Silent, RadSystem.Pacs), Node("ris1", ProbeStatus.Answers, RadSystem.Ris));
        Assert.Equal(OutageMode.Pacs, report.Suggestion!.Mode);
        Assert.Empty(report.Suggestion.Rules);
        Assert.Null(report.Suggestion.Heading);
        Assert.Contains("RadOps eget förslag", report.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_is_well_that_is_all_there_is_to_say()
    {
        var report = await CheckAsync(Routine, [.. Enum.GetValues<RadSystem>().Select(system => Node($"{system}", ProbeStatus.Answers, system)), Register(ProbeStatus.Answers)]);
        Assert.Equal(("Alla system svarar.", true), (report.Explanation, report.IsAllUp));
    }

    private static async Task<SystemReport> CheckAsync(PolicyPack? routine, params ProbeResult[] results) =>
        await new SystemCheck([.. results.Select(result => new Told(result))], routine, TimeProvider.System).RunAsync(null, Cancel);

    private static ProbeResult Node(string name, ProbeStatus status, params RadSystem[] systems) => new()
    {
        Name = name,
        Kind = ProbeKind.Dicom,
        Address = $"{name}:104",
        Systems = systems,
        Status = status,
        Code = status is ProbeStatus.Answers ? null : "Code",
        Reason = status is ProbeStatus.Answers ? null : $"{name} is as it is.",
    };

    private static ProbeResult Unheard(string name, string code, RadSystem system) => Node(name, ProbeStatus.Silent, system) with { Code = code };

    private static ProbeResult Register(ProbeStatus status) => Node("register", status) with { Kind = ProbeKind.Register, IsByNetwork = false };

    private sealed class Told(ProbeResult result) : ISystemProbe
    {
        public Task<ProbeResult> RunAsync(CancellationToken cancellationToken) => Task.FromResult(result);
    }
}
