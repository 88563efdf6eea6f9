using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using RadOps.Core;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Downtime;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>A department's machines with files, a shared folder and a register.</summary>
public sealed class OutagePlaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> warnings = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_kit_is_one_folder_and_the_same_as_a_zip()
    {
        using var workplace = Open("PC1");
        var place = workplace.Outages(null);
        var path = Path.Combine(folder.Path, "kit");
        var unprinted = await place.WriteKitAsync(path, 3, null, drill: false, TestContext.Current.CancellationToken);

        List<string> files = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        List<string> pages = ["driftstopp.html", "papper/avstamning.html", "papper/loggblad.html", "papper/pappersremisser.html"];
        if (unprinted is null) pages.AddRange(["papper/avstamning.pdf", "papper/loggblad.pdf", "papper/pappersremisser.pdf"]);
        Assert.Equal(pages.Order(StringComparer.Ordinal), files);
        await using (var zip = await ZipFile.OpenReadAsync(path + ".zip", TestContext.Current.CancellationToken))
            Assert.Equal(files, zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.Equal("FileExists", (await Assert.ThrowsAsync<RadOpsException>(() => place.WriteKitAsync(path, 3, null, drill: false, TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task A_kit_that_fails_leaves_nothing_behind()
    {
        using var workplace = Open("PC1");
        var path = Path.Combine(folder.Path, "kit");
        var place = workplace.Outages(null);
        Core.Continuity.Kit.OutageKit kit = new() { MadeAt = DateTimeOffset.UnixEpoch.AddYears(57), CareUnit = "Radiologi", Pack = place.Pack, Contacts = place.Contacts, Numbers = [] };
        await Assert.ThrowsAsync<RadOpsException>(() => OutageKitFolder.WriteAsync(kit, path, _ => throw new IOException("disken är full")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), entry => Path.GetFileName(entry).StartsWith("kit", StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("D-21")]
    public void Paper_referrals_are_not_written_without_a_fax_number_and_give_no_number_then()
    {
        using var workplace = Open("PC1");
        var place = workplace.Outages(null);
        var path = Path.Combine(folder.Path, "remisser.html");
        Assert.Equal("ReplyFaxMissing", Assert.Throws<RadOpsException>(() => place.WriteReferrals(path, 2, "", null, drill: false, default)).Code);
        Assert.Equal(0, place.Journal.State.Events);
        var numbers = place.WriteReferrals(path, 2, "033-616 00 00", "Akuten", drill: false, default);
        var text = File.ReadAllText(path);
        Assert.All(numbers, number => Assert.Contains(number.Number, text, StringComparison.Ordinal));
        Assert.Equal("FileExists", Assert.Throws<RadOpsException>(() => place.WriteReferrals(path, 2, "033-616 00 00", null, drill: false, default)).Code);
    }

    [Fact]
    public void Machines_agree_over_the_shared_folder_while_the_register_is_down_and_over_the_register_afterwards()
    {
        var share = Directory.CreateDirectory(Path.Combine(folder.Path, "delat")).FullName;
        var down = Path.Combine(folder.Path, "site.yaml", "register.db");
        using (var one = Open("PC1", share, down))
        using (var two = Open("PC2", share, down))
        {
            one.Outages(null).Outages.Start([OutageMode.Total]);
            one.Outages(null).Exchange(default);
            two.Outages(null).Exchange(default);
            Assert.True(two.Outages(null).Outages.Status().IsOngoing);
            two.Outages(null).Downtime.Register(new() { Kind = DowntimeItemKind.Referral, By = "Akuten", ReplyFax = "033-616 00 00" }, drill: false);
            Assert.Contains(warnings, warning => warning.StartsWith("the register could not be reached", StringComparison.Ordinal));
        }

        // The register is back, and the shared folder is not.
        using var back = Open("PC2", Path.Combine(folder.Path, "borta"));
        back.Outages(null).Exchange(default);
        Assert.Equal(0, back.Outages(null).Journal.State.NotInRegister);
        using var first = Open("PC1", Path.Combine(folder.Path, "borta"));
        first.Outages(null).Exchange(default);
        Assert.Single(first.Outages(null).Downtime.Items());
        Assert.Equal(first.Outages(null).Outages.Status().Outages.Select(outage => outage.Id), back.Outages(null).Outages.Status().Outages.Select(outage => outage.Id));
    }

    /// <summary>The driver waits a quarter of a minute for a server that takes a connection and says nothing, at each of a command's two exchanges.</summary>
    [Fact]
    public void A_register_that_is_silent_is_told_once_and_given_two_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var clock = new ImpatientClock();
        using var workplace = Open("PC1", register: Silent(silent), clock: clock);
        var place = workplace.Outages(null);
        place.Exchange(default);
        place.Outages.Start([OutageMode.Total]);
        Assert.Equal("", place.SubjectOf(Core.Identity.PatientId.Parse("19121212-1212", new(2026, 11, 28))));
        place.Exchange(default);
        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(clock.Waits));
        Assert.Contains("did not answer within 2 s", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.True(place.Outages.Status().IsOngoing);
        Assert.Equal(2, place.Journal.State.NotInRegister);
    }

    [Fact]
    public void Whoever_stops_it_while_a_register_is_silent_is_not_kept_waiting()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var workplace = Open("PC1", register: Silent(silent));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => workplace.Outages(null).Exchange(stop.Token));
        Assert.Empty(warnings);
    }

    private static string Silent(TcpListener server) => FormattableString.Invariant($"postgres:Host=127.0.0.1;Port={((IPEndPoint)server.LocalEndpoint).Port};Database=radops;Username=u;SSL Mode=Disable");

    private Workplace Open(string machine, string? share = null, string? register = null, TimeProvider? clock = null)
    {
        var site = Path.Combine(folder.Path, machine + ".yaml");
        File.WriteAllText(Path.Combine(folder.Path, "site.yaml"), "");
        File.WriteAllText(site, $"site: Radiologi Borås\norganisation: SasBoras\nregister: '{(register?.Contains(':', StringComparison.Ordinal) == true ? register : $"sqlite:{register ?? Path.Combine(folder.Path, "register.db")}")}'\nfolders: {{ journal: {machine} }}\n{(share is null ? "" : $"outage: {{ share: '{share}' }}\n")}");
        return Workplace.Open(new() { SiteFile = site, Environment = Environment.GetEnvironmentVariable, Warning = warnings.Add, Clock = clock ?? TimeProvider.System });
    }

    /// <summary>Time that is up as soon as it is waited for.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        internal List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
