using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class RegisterChainTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_envelope_and_hash_are_as_the_decision_record_says()
    {
        var sealedEvent = Chain(1)[0];
        const string Envelope =
            """{"careUnit":"Röntgen \"Åmål\"","id":"01000000-0000-0000-0000-000000000000","journal":"register","kind":"Release","occurred":"2026-11-21T08:00:00.000000Z","operator":"sve11","position":1,"purpose":"PDL 2:4 p2 vårdadministration","recorded":"2026-11-21T08:00:01.000000Z","sequence":1,"subject":"s"}""";
        Assert.Equal(Envelope, RegisterChain.Envelope(sealedEvent));
        var payloadHash = Hex("""{"n":0}""");
        Assert.Equal(payloadHash, sealedEvent.PayloadHash);
        Assert.Equal(Hex($"{Envelope}\n{payloadHash}\n{new string('0', 64)}"), sealedEvent.Hash);
    }

    [Fact]
    public void A_whole_chain_holds_also_when_payloads_are_disposed_of()
    {
        var chain = Chain(20);
        Assert.Equal(new ChainReport(20, new RegisterHead(20, chain[19].Hash), null), RegisterChain.Verify(chain, new RegisterHead(20, chain[19].Hash)));
        Assert.True(RegisterChain.Verify(chain.Select(item => item with { Payload = null })).Holds);
        Assert.True(RegisterChain.Verify([], RegisterHead.Empty).Holds);
    }

    [Fact]
    public void Every_change_of_a_single_field_is_found_where_it_was_made()
    {
        var chain = Chain(6);
        Func<RegisterEvent, RegisterEvent>[] changes =
        [
            item => item with { Id = Guid.NewGuid() }, item => item with { Kind = "Other" }, item => item with { Occurred = item.Occurred.AddMicroseconds(1) },
            item => item with { Recorded = item.Recorded.AddMicroseconds(-1) }, item => item with { Operator = item.Operator + " " },
            item => item with { CareUnit = "x" }, item => item with { Purpose = "x" }, item => item with { Subject = "" }, item => item with { Journal = "x" },
            item => item with { Sequence = item.Sequence + 1 }, item => item with { Payload = """{"n":99}""" }, item => item with { Payload = "" },
            item => item with { PayloadHash = RegisterChain.Genesis }, item => item with { Hash = Flip(item.Hash) }, item => item with { PreviousHash = Flip(item.PreviousHash) },
            item => item with { Position = item.Position + 1 }, item => item with { Operator = "sve1", CareUnit = "1" + item.CareUnit },
        ];
        for (var at = 0; at < chain.Count; at++)
        {
            foreach (var change in changes)
            {
                var report = RegisterChain.Verify([.. chain[..at], change(chain[at]), .. chain[(at + 1)..]], Head(chain));
                Assert.False(report.Holds);
                Assert.InRange(report.Fault!.Position, at + 1, at + 2);
                Assert.Equal(report.Fault.Position - 1, report.Count);
            }
        }
    }

    [Fact]
    public void Every_deletion_doubling_swap_and_truncation_is_found()
    {
        var chain = Chain(8);
        for (var at = 0; at < chain.Count; at++)
        {
            Assert.False(RegisterChain.Verify([.. chain[..at], .. chain[(at + 1)..]], Head(chain)).Holds);
            Assert.False(RegisterChain.Verify([.. chain[..(at + 1)], .. chain[at..]], Head(chain)).Holds);
            Assert.False(RegisterChain.Verify(chain[..at], Head(chain)).Holds);
            for (var other = at + 1; other < chain.Count; other++)
            {
                var swapped = chain.ToList();
                (swapped[at], swapped[other]) = (swapped[other], swapped[at]);
                Assert.False(RegisterChain.Verify(swapped, Head(chain)).Holds);
                // Renumbered, so that only the hashes can tell.
                Assert.False(RegisterChain.Verify(swapped.Select((item, index) => item with { Position = index + 1 }), Head(chain)).Holds);
            }
        }
    }

    [Fact]
    public void A_register_rewritten_after_an_event_no_longer_has_the_same_head()
    {
        var chain = Chain(5);
        var rewritten = Chain(5, changedAt: 3);
        Assert.True(RegisterChain.Verify(rewritten).Holds);
        Assert.Equal("TailMissing", RegisterChain.Verify(rewritten, Head(chain)).Fault!.Code);
    }

    [Fact]
    public void A_subject_key_is_stable_opaque_and_the_registers_own()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var patient = PatientId.Unverified("19811218-9876");
        var key = SubjectKey.Of(patient, secret);
        Assert.Equal(32, key.Length);
        Assert.Equal(key, SubjectKey.Of(PatientId.Unverified("198112189876"), secret));
        Assert.NotEqual(key, SubjectKey.Of(patient, RandomNumberGenerator.GetBytes(32)));
        Assert.NotEqual(key, SubjectKey.Of(PatientId.Unverified("198112189877"), secret));
        Assert.Equal("", SubjectKey.Of(null, secret));
    }

    private static RegisterHead Head(List<RegisterEvent> chain) => new(chain.Count, chain[^1].Hash);

    private static string Flip(string hash) => (hash[0] == 'f' ? '0' : 'f') + hash[1..];

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static List<RegisterEvent> Chain(int count, int changedAt = -1)
    {
        var chain = new List<RegisterEvent>();
        for (var index = 0; index < count; index++)
        {
            var item = new NewEvent
            {
                Id = new Guid(index + 0x01000000, 0, 0, new byte[8]),
                Kind = EventKinds.Release,
                Occurred = Start.AddMinutes(index),
                Operator = "sve11",
                CareUnit = "Röntgen \"Åmål\"",
                Purpose = OperatorContext.CareAdministration,
                Subject = "s",
                Journal = NewEvent.RegisterJournal,
                Sequence = index + 1,
                Payload = $$"""{"n":{{(index == changedAt ? 99 : index)}}}""",
            };
            chain.Add(RegisterChain.Seal(item, index + 1, Start.AddMinutes(index).AddSeconds(1), index == 0 ? RegisterChain.Genesis : chain[^1].Hash));
        }

        return chain;
    }
}
