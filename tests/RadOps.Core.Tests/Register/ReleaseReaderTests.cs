using System.Text;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Register.Payloads.Reading;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using Xunit;

namespace RadOps.Core.Tests.Register;

/// <summary>The reader for those who go through very many releases, beside the serializer, whose word counts.</summary>
public sealed class ReleaseReaderTests
{
    private readonly ReleaseReader reader = new();

    [Fact]
    public void What_the_register_writes_is_read_as_the_serializer_reads_it_and_without_its_help()
    {
        var number = 0;
        AnyRequest.Check(
            request =>
            {
                number++;
                var json = Json(new ReleasePayload
                {
                    ExportId = $"R-{number}",
                    Origin = (ReleaseOrigin)(number % 3),
                    Images = number % 2 == 0,
                    InstanceCount = number % 5 == 0 ? null : number,
                    Bytes = number % 7 == 0 ? null : number * 5_000_000_000L,
                    Remarks = number % 2 == 0 ? [] : ["Bilderna saknar \"annoteringar\"\n"],
                    Request = request with { Extra = number % 3 == 0 ? new Dictionary<string, string> { ["Ö"] = "å", ["a"] = "" } : null },
                    Decision = number % 11 == 0 ? null : Decision(number),
                });
                var quick = reader.TryRead(Encoding.UTF8.GetBytes(json));
                Assert.NotNull(quick);
                Assert.Equal(json, Json(quick));
            },
            reduced: 500);
    }

    [Fact]
    public void A_payload_that_is_changed_in_any_place_is_read_or_refused_as_by_the_serializer()
    {
        var json = Json(new ReleasePayload { ExportId = "R-1", Medium = MediumType.Cd, InstanceCount = 12, Request = Decisions.ToClinic(), Decision = Decision(3) });
        Assert.NotNull(reader.TryRead(Encoding.UTF8.GetBytes(json)));
        foreach (var changed in Enumerable.Range(0, json.Length).SelectMany(at => Changed(json, at)).Append("").Append("null").Append("[]").Append(json + "1").Append(json + " "))
            Assert.Equal(Outcome(() => RegisterJson.Read(Event(changed), RegisterJson.Default.ReleasePayload)), Outcome(() => reader.Read(Event(changed))));
    }

    [Theory]
    [InlineData("""{"exportId":"R-1","moreDuties":[],"remarks":[],"request":{"disputed":[],"unknown":1}}""")]
    [InlineData("""{"request":{"disputed":[]},"exportId":"R-1","moreDuties":[],"remarks":[]}""")]
    [InlineData("""{"exportId":"R-0","exportId":"R-1","moreDuties":[],"remarks":[],"request":{"disputed":[]}}""")]
    [InlineData("""{"exportId":"R-1","moreDuties":[],"remarks":[],"request":{"accessionNumber":null,"disputed":[]}}""")]
    [InlineData("""{"exportId":"R-1","moreDuties":[],"remarks":[],"request":{}}""")]
    [InlineData("""{"exportId":"R-1","request":{"disputed":[]}}""")]
    [InlineData("""{"moreDuties":[],"remarks":[],"request":{"disputed":[]}}""")]
    [InlineData("""{"exportId":"R-1","moreDuties":[],"remarks":[],"request":null}""")]
    public void What_the_register_does_not_write_is_left_to_the_serializer(string json)
    {
        Assert.Null(reader.TryRead(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(Outcome(() => RegisterJson.Read(Event(json), RegisterJson.Default.ReleasePayload)), Outcome(() => reader.Read(Event(json))));
    }

    [Fact]
    public void A_payload_that_was_disposed_of_is_none() => Assert.Null(reader.Read(Event(null)));

    private static IEnumerable<string> Changed(string json, int at) => [json[..at], json.Remove(at, 1), json.Insert(at, "x"), json.Insert(at, "\""), json[..at] + "0" + json[(at + 1)..]];

    private static string Outcome(Func<ReleasePayload?> read)
    {
        try
        {
            return read() is { } release ? Json(release) : "none";
        }
        catch (RadOpsException error)
        {
            return $"{error.Code} {error.Message}";
        }
    }

    private static DecisionPayload Decision(int number) => new()
    {
        AsOf = new DateOnly(2026, 1, 1).AddDays(number % 200),
        PolicyId = "RegionHalland",
        PolicyVersion = "4",
        Organisation = "RegionHalland",
        Outcome = (DecisionOutcome)(number % 4),
        Needs = number % 2 == 0 ? [] : ["Consent.Written"],
        Duties = ["RegisterEntry"],
        Sources = [new SourcePayload("Bilder och utlåtanden", null, "4d")],
        Rules = [new RulePayload("H-06", number % 9 == 0 ? null : number, 1)],
    };

    private static string Json(ReleasePayload release) => CanonicalJson.Of(release, RegisterJson.Default.ReleasePayload);

    private static RegisterEvent Event(string? payload) => new()
    {
        Id = Guid.Empty,
        Kind = EventKinds.Release,
        Occurred = default,
        Operator = "sve11",
        CareUnit = "Röntgen",
        Purpose = OperatorContext.CareAdministration,
        Subject = "",
        Journal = NewEvent.RegisterJournal,
        Sequence = 1,
        Payload = payload,
        Position = 1,
        Recorded = default,
        PayloadHash = "",
        PreviousHash = "",
        Hash = "",
    };
}
