using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Continuity.Anonymous.Check;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>Anonymising by itself, and the check that follows it, each measured alone and together.</summary>
public sealed class ReferralAnonymizerTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;

    private static IReadOnlyList<PlantedReferral> ByHand { get; } =
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Continuity", "Anonymous", "referrals.txt")).ReplaceLineEndings("\n").Split("\n---\n")
            .Select(text => PlantedReferral.Of(string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))).Trim())),
    ];

    [Fact]
    [Requirement("X-11", "C31")]
    public void No_paper_holds_what_was_planted()
    {
        Assert.True(ByHand.Count >= 80);
        List<PlantedReferral> all = [.. ByHand, .. new ReferralCorpus(Seed).Planted(3000)];
        var (made, missed, left, kept, words) = (0, 0, new List<string>(), 0, 0);
        foreach (var referral in all)
        {
            var text = ReferralAnonymizer.Anonymize(referral.Text, ReferralIdentity.Unknown);
            var still = LeakJudge.Left(referral, text.Text);
            kept += LeakJudge.Kept(referral, text.Text);
            words += referral.Medicine.Count;
            if (still.Count > 0) missed++;
            if (LeakCheck.Find(text, ReferralIdentity.Unknown).Count > 0) continue;
            made++;
            if (still.Count > 0) left.Add($"{string.Join(" | ", still)} in: {text.Text}");
        }

        output.WriteLine(FormattableString.Invariant($"{all.Count} referrals; anonymising alone missed something in {missed}; {made} papers made, {left.Count} with something left; {100.0 * kept / words:0.00} % of {words} medical words kept"));
        Assert.Empty(left);
        Assert.True(missed <= all.Count / 100, $"{missed} missed by the first alone");
        Assert.True(made >= all.Count * 95 / 100, $"only {made} papers made");
        Assert.True(kept >= words * 0.97, $"{kept} of {words} kept");
    }

    [Fact]
    [Requirement("X-11", "C31")]
    public void A_text_without_anybody_is_left_and_not_blocked()
    {
        List<PlantedReferral> all = [.. new ReferralCorpus(Seed + 1).Clean(1500)];
        var blocked = 0;
        var (kept, words) = (0, 0);
        foreach (var referral in all)
        {
            var text = ReferralAnonymizer.Anonymize(referral.Text, ReferralIdentity.Unknown);
            kept += LeakJudge.Kept(referral, text.Text);
            words += referral.Medicine.Count;
            if (LeakCheck.Find(text, ReferralIdentity.Unknown).Count > 0) blocked++;
        }

        output.WriteLine(FormattableString.Invariant($"{all.Count} referrals; {blocked} blocked for nothing; {100.0 * kept / words:0.00} % of {words} words kept"));
        Assert.True(blocked <= all.Count / 100, $"{blocked} blocked");
        Assert.True(kept >= words * 0.98, $"{kept} of {words} kept");
    }

    /// <summary>The second by itself: what it says of texts that nothing was taken out of.</summary>
    [Fact]
    [Requirement("X-11", "C31")]
    public void The_check_alone_blocks_what_nobody_anonymised()
    {
        List<PlantedReferral> all = [.. new ReferralCorpus(Seed + 2).Planted(1500).Where(referral => referral.Planted.Count > 0)];
        var passed = all.Where(referral => LeakCheck.Find(new(referral.Text, referral.Text, new Dictionary<RemovalKind, int>(), [(0, 0)]), ReferralIdentity.Unknown).Count == 0).ToList();
        output.WriteLine(FormattableString.Invariant($"{all.Count} raw referrals; {passed.Count} passed: {string.Join(" | ", passed.Take(10).Select(referral => string.Join(", ", referral.Planted)))}"));
        Assert.True(passed.Count <= all.Count * 2 / 100, $"{passed.Count} passed");
    }
}
