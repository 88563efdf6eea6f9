using System.Text.Json.Nodes;
using RadOps.Core.Audit.Messages;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>Audit messages as FHIR R4 AuditEvent, held against the list of what it and IHE BALP's disclosure profiles demand.</summary>
public sealed class AuditEventJsonTests
{
    private static readonly string[] Known = "resourceType id meta type subtype action period recorded outcome outcomeDesc purposeOfEvent agent source entity".Split(' ');

    private static readonly List<FhirDemand> Demands = [.. File.ReadLines(RepositoryFile.Find("tests/RadOps.Core.Tests/Audit/Messages/balp.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(FhirDemand.Parse)];

    [Fact]
    public void Every_message_holds_what_its_profile_demands()
    {
        using var ledger = new AuditLedger().AddAll();
        var events = ledger.Messages.Select(message => JsonNode.Parse(AuditEventJson.Of(message))!.AsObject()).ToList();
        Assert.Equal(["Base", "Recipient", "Source"], events.Select(ProfileOf).Distinct().Order());
        Assert.All(events, item =>
        {
            Assert.All(DemandsOf(item), demand => Assert.Null(demand.Judge(item)));
            Assert.Subset(Known.ToHashSet(), item.Select(member => member.Key).ToHashSet());
        });
        Assert.Equal(events.Count, events.Select(item => (string?)item["id"]).Distinct().Count());
    }

    [Fact]
    public void The_audit_source_is_the_one_that_disclosed_or_took_in()
    {
        using var ledger = new AuditLedger().AddAll();
        foreach (var item in ledger.Messages.Select(message => JsonNode.Parse(AuditEventJson.Of(message))!.AsObject()).Where(item => ProfileOf(item) != "Base"))
        {
            var role = ProfileOf(item) == "Source" ? "110153" : "110152";
            var own = item["agent"]!.AsArray().Single(agent => (string?)agent!["type"]?["coding"]?[0]?["code"] == role)!;
            Assert.True(JsonNode.DeepEquals(own["who"], item["source"]!["observer"]));
        }
    }

    [Fact]
    public void Without_any_one_of_what_is_demanded_it_is_seen()
    {
        using var ledger = new AuditLedger().AddAll();
        foreach (var message in ledger.Messages)
        {
            var whole = JsonNode.Parse(AuditEventJson.Of(message))!.AsObject();
            foreach (var demand in DemandsOf(whole).Where(demand => demand.Least > 0))
            {
                var broken = JsonNode.Parse(AuditEventJson.Of(message))!.AsObject();
                demand.Remove(broken);
                Assert.NotNull(demand.Judge(broken));
            }
        }
    }

    [Fact]
    public void It_is_one_line_and_names_nobody_whatever_was_written()
    {
        const string hostile = "<script>alert(1)</script>\"\\\r\n\u0000 \uD800 å ä ö 198112189876 %s {0}";
        using var ledger = new AuditLedger(text: hostile).AddAll();
        foreach (var message in ledger.Messages)
        {
            var line = AuditEventJson.Of(message);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('<', line);
            Assert.DoesNotContain(Decisions.Patient, line, StringComparison.Ordinal);
            Assert.NotNull(JsonNode.Parse(line));
        }
    }

    private static string ProfileOf(JsonObject item) => (string?)item["meta"]?["profile"]?[0] is { } profile ? profile[(profile.LastIndexOf('.') + 1)..] : "Base";

    private static IEnumerable<FhirDemand> DemandsOf(JsonObject item) => Demands.Where(demand => demand.Profile == "Base" || demand.Profile == ProfileOf(item));
}
