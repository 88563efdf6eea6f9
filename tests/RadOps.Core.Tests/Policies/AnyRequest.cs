using FsCheck;
using FsCheck.Fluent;
using RadOps.Core.Release;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Policies;

/// <summary>
/// A request of any sort. A counterexample is made smaller field by field, down to what it takes, and told by the columns that are left.
/// </summary>
internal sealed record AnyRequest(ReleaseRequest Request)
{
    private static readonly Arbitrary<AnyRequest> Any = Arb.From(
        Gen.CollectToArray(RandomRequests.Fields, field => Gen.Elements(field.Values)).Select(values => new AnyRequest(RandomRequests.Of(values))),
        Smaller);

    /// <summary>The same requests every time in the reduced count; others in each full run, which tells its seed when it fails.</summary>
    private static readonly Config Law = Campaign.IsFull
        ? Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
        : Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(20261121, 1);

    /// <summary>Holds a law against requests of all sorts.</summary>
    /// <param name="law">Throws where it is broken.</param>
    /// <param name="reduced">How many requests in the reduced count; a hundred times as many in the full.</param>
    internal static void Check(Action<ReleaseRequest> law, int reduced = 2_000) =>
        Prop.ForAll(Any, any => law(any.Request)).Check(Law.WithMaxTest(Campaign.Count(reduced, reduced * 100)));

    public override string ToString() => Requests.Describe(Request);

    /// <summary>The request with one field fewer that says something.</summary>
    private static IEnumerable<AnyRequest> Smaller(AnyRequest any) =>
        from field in RandomRequests.Fields
        where !Equals(field.Property.GetValue(any.Request), field.Values[0])
        select new AnyRequest(RandomRequests.With(any.Request, field.Property, field.Values[0]));
}
