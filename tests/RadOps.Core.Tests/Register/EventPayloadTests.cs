using System.Text;
using RadOps.Core.Register;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class EventPayloadTests
{
    private const string Text = """{"name":"Åsa Öberg 🩻","patientId":"198112189876"}""";

    [Fact]
    public void The_text_and_its_utf8_are_one_payload()
    {
        EventPayload? ofText = Text;
        var ofBytes = new EventPayload(Encoding.UTF8.GetBytes(Text));
        Assert.Equal(ofBytes, ofText);
        Assert.Equal(ofBytes.GetHashCode(), ofText!.GetHashCode());
        Assert.Equal(Text, ofBytes.Text);
        Assert.Equal(Encoding.UTF8.GetBytes(Text), ofText.Utf8.ToArray());
        Assert.NotEqual<EventPayload?>("{}", ofText);
        Assert.Null((EventPayload?)(string?)null);
    }

    [Fact]
    public void What_it_is_made_of_may_change_afterwards()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var payload = new EventPayload(bytes);
        bytes[0] = (byte)'x';
        Assert.Equal(Text, payload.Text);
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_character_that_stands_for_none() => Assert.Equal("{\"a\":\"\uFFFD\"}", new EventPayload("{\"a\":\"\ud800\"}").Text);

    [Fact]
    public void An_event_that_is_written_into_a_message_says_nothing_of_the_patient()
    {
        var item = new NewEvent
        {
            Id = Guid.NewGuid(),
            Kind = EventKinds.Release,
            Occurred = default,
            Operator = "sve11",
            CareUnit = "Röntgen",
            Purpose = OperatorContext.CareAdministration,
            Subject = "",
            Journal = NewEvent.RegisterJournal,
            Sequence = 1,
            Payload = Text,
        };
        Assert.DoesNotContain("9876", $"{item}", StringComparison.Ordinal);
        Assert.DoesNotContain("Öberg", $"{item.Payload}", StringComparison.Ordinal);
    }
}
