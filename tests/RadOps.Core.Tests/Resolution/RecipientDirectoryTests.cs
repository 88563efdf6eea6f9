using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using Xunit;

namespace RadOps.Core.Tests.Resolution;

/// <summary>The recipient that a request names, as the site's directory knows it.</summary>
public sealed class RecipientDirectoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly RecipientEntry Thorax = new("Toraxkliniken SU/S", RecipientType.Clinic, RecipientLocation.OutsideRegion, "Media SU/S", true, null, new(2026, 5, 1));

    private static async Task<SourceAnswer> AskAsync(string name, RecipientType recipient, params RecipientEntry[] entries)
    {
        await using var directory = new RecipientDirectory(entries, Today);
        return Assert.Single(await directory.AskAsync([new() { RecipientName = new PersonName(name), Recipient = recipient }], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Toraxkliniken SU/S"), InlineData("toraxkliniken su / s"), InlineData(" TORAXKLINIKEN SUS ")]
    public async Task Fills_in_what_it_knows_with_the_day_on_which_it_was_checked(string name)
    {
        var answer = await AskAsync(name, RecipientType.Unknown, Thorax);
        Assert.Equal(
            [("Recipient", RecipientType.Clinic), ("RecipientLocation", RecipientLocation.OutsideRegion), ("MediaUnit", (object)"Media SU/S"), ("IepConnected", true)],
            answer.Facts.Select(fact => (fact.Column, fact.Value)));
        Assert.All(answer.Facts, fact => Assert.Equal("mottagarkatalogen, kontrollerad 2026-05-01", fact.Source));
        Assert.Empty(answer.Flags);
    }

    [Theory]
    [InlineData("2025-11-28", false), InlineData("2025-11-27", true), InlineData(null, true)]
    public async Task An_entry_that_nobody_has_checked_for_a_year_is_filled_in_and_flagged(string? day, bool stale)
    {
        var answer = await AskAsync(Thorax.Name, RecipientType.Unknown, Thorax with { Checked = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(4, answer.Facts.Count);
        Assert.Equal(stale ? [ResolutionFlags.RecipientStale] : [], answer.Flags);
    }

    [Fact]
    public async Task Nobody_is_taken_for_somebody_else()
    {
        Assert.Same(SourceAnswer.Nothing, await AskAsync("Toraxkliniken", RecipientType.Clinic, Thorax));
        Assert.Same(SourceAnswer.Nothing, await AskAsync("Hallens mottagning", RecipientType.Clinic, Thorax with { Name = "Hällens mottagning" }));
        Assert.Same(SourceAnswer.Nothing, await AskAsync("/", RecipientType.Clinic, Thorax with { Name = "-" }));
    }

    [Fact]
    public async Task A_patient_is_in_no_directory() => Assert.Same(SourceAnswer.Nothing, await AskAsync(Thorax.Name, RecipientType.Patient, Thorax));

    [Fact]
    public async Task Two_entries_of_one_name_that_differ_are_disputed()
    {
        await using var resolver = new RequestResolver([new RecipientDirectory([Thorax, Thorax with { IepConnected = false }], Today)], TimeProvider.System);
        var resolved = (await resolver.ResolveAsync([new() { RecipientName = new PersonName(Thorax.Name) }], TestContext.Current.CancellationToken))[0];
        Assert.Equal("IepConnected", Assert.Single(resolved.Disputes).Column);
        Assert.Equal(RecipientLocation.OutsideRegion, resolved.Request.RecipientLocation);
    }
}
