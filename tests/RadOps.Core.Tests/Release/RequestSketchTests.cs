using RadOps.Core.Policies.Proof;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Release;

public sealed class RequestSketchTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_request_made_of_a_fact_has_it_and_no_other()
    {
        var nothing = Facts(new RequestSketch(new ReleaseRequest()));
        foreach (var fact in ReleaseFacts.All.Where(fact => fact.Name != "AskedPhysical"))
            for (var value = 0; value < fact.Values.Count; value++)
            {
                var facts = Facts(new RequestSketch(new ReleaseRequest()).With(fact, value, Today));
                Assert.False(facts.Avoids(fact.Set(value)), $"{fact.Name}: {fact.Values[value]}");
                foreach (var other in ReleaseFacts.All.Where(other => other != fact && (other.Name != "AskedPhysical" || fact.Name is not ("Medium" or "Delivery"))))
                    Assert.Equal(nothing & other.Mask, facts & other.Mask);
            }
    }

    [Fact]
    public void Asking_for_something_physical_follows_from_medium_and_delivery_and_nothing_else_is_impossible()
    {
        var (medium, delivery, physical) = (ReleaseFacts.Find("Medium")!, ReleaseFacts.Find("Delivery")!, ReleaseFacts.Find("AskedPhysical")!);
        for (var one = 0; one < medium.Values.Count; one++)
            for (var other = 0; other < delivery.Values.Count; other++)
                for (var asked = 0; asked < 2; asked++)
                {
                    var facts = Facts(new RequestSketch(new ReleaseRequest()).With(medium, one, Today).With(delivery, other, Today));
                    var box = new FactBox(medium.Only(value => value == one) | delivery.Only(value => value == other) | physical.Only(value => value == asked));
                    Assert.Equal(!facts.Avoids(physical.Set(asked)), box.Outside(FactBox.Of(ReleaseFacts.Impossible)) is not null);
                }
    }

    private static FactSet Facts(RequestSketch sketch) => ReleaseFacts.From(sketch.Request, Today, sketch.EarlierRelease, unitInScope: sketch.Request.Unit is null);
}
