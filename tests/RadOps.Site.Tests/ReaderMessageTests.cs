using System.Text;
using RadOps.Core;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>The message to the administrators as a file, and the night incident that it closes .</summary>
public sealed class ReaderMessageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> warnings = [];

    public void Dispose() => folder.Dispose();

    [Fact, Requirement("X-24")]
    public void A_mail_is_a_draft_with_address_subject_and_text()
    {
        var message = new ReaderMessage("nu.radiologen.administratorer@vgregion.se", "ÖVNING: Problem med den digitala kontakten med extern granskare 2026-11-28 01:40: kvarstår inte åäö åäö åäö", "Rad ett\nRad två å\n");
        var path = Path.Combine(folder.Path, "natten.eml");
        ReaderMessageFile.Write(message, path);
        var text = File.ReadAllText(path, Encoding.UTF8);
        var (head, body) = (text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)], text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal("Rad ett\r\nRad två å\r\n", body);
        Assert.True(head.All(char.IsAscii), head);
        Assert.All(head.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        Assert.Contains("To: nu.radiologen.administratorer@vgregion.se\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Unsent: 1\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("From:", head, StringComparison.Ordinal);
        var subject = head[(head.IndexOf("Subject: ", StringComparison.Ordinal) + 9)..head.IndexOf("\r\nX-Unsent", StringComparison.Ordinal)];
        Assert.Equal(message.Subject, string.Concat(subject.Split("\r\n ").Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2])))));
    }

    [Fact, Requirement("X-24")]
    public void An_incident_is_closed_with_its_message_or_not_at_all()
    {
        using var workplace = Open();
        var place = workplace.Outages(null);
        place.Reader.Open(new() { Problem = ReaderProblem.Images, DetectedBy = ReaderDetector.ExternalReader, Symptom = "Bilderna fastnar i kön" });
        var path = Path.Combine(folder.Path, "natten.txt");
        Assert.Equal("MessageFormatUnknown", Code(() => Close(place, Path.Combine(folder.Path, "natten.doc"))));
        Assert.Equal("FileNotWritten", Code(() => Close(place, Path.Combine(folder.Path, "saknas", "natten.txt"))));
        Assert.True(place.Reader.Incidents()[0].IsOpen);
        var closed = Assert.Single(Close(place, path));
        Assert.Equal($"Till: {closed.Message!.To}\nÄmne: {closed.Message.Subject}\n\n{closed.Message.Body}", File.ReadAllText(path));
        Assert.Equal("FileExists", Code(() => Close(place, path)));
    }

    [Fact, Requirement("X-19", "X-21")]
    public void A_way_is_the_one_that_is_stated_or_as_always_and_never_another()
    {
        using var workplace = Open();
        Assert.Equal(TransferRoute.Teleradiology, workplace.ChooseRoute(null, null, isDoneByPerson: false));
        Assert.Equal(TransferRoute.Bfr, workplace.ChooseRoute(null, TransferRoute.Bfr, isDoneByPerson: false));
        Assert.Equal("RouteByPerson", Code(() => workplace.ChooseRoute(null, TransferRoute.Modality, isDoneByPerson: false)));
        Assert.Equal(TransferRoute.Modality, workplace.ChooseRoute(null, TransferRoute.Modality, isDoneByPerson: true));
        Assert.Equal("RouteClosed", Code(() => workplace.ChooseRoute(null, TransferRoute.SyngoVia, isDoneByPerson: true)));
        Assert.Equal("ReaderRoutineMissing", Code(() => workplace.ChooseRoute("SasBoras", TransferRoute.Bfr, isDoneByPerson: false)));
        Assert.Equal(TransferRoute.Teleradiology, workplace.ChooseRoute("SasBoras", null, isDoneByPerson: false));
        using var closed = Open("outage: { routes: { teleradiology: { open: no, by: sve11, on: 2026-01-20 } } }");
        Assert.Equal("RouteClosed", Code(() => closed.ChooseRoute(null, null, isDoneByPerson: false)));
    }

    private static IReadOnlyList<ReaderIncident> Close(OutagePlace place, string path) => place.CloseIncident(new() { Persists = false }, path, drill: false, TestContext.Current.CancellationToken);

    private static string Code(Action action) => Assert.Throws<RadOpsException>(action).Code;

    private Workplace Open(string more = "")
    {
        var site = Path.Combine(folder.Path, "site.yaml");
        File.WriteAllText(site, $"organisation: NuSjukvarden\nregister: sqlite:register.db\nfolders: {{ journal: journal }}\n{more}\n");
        return Workplace.Open(new() { SiteFile = site, Warning = warnings.Add, Clock = new SetClock(new(2026, 11, 28, 1, 40, 0, TimeSpan.Zero)) });
    }
}
