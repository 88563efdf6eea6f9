using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Campaigns;

/// <summary>The campaign on one file.</summary>
public sealed class SqliteCampaignTests
{
    [Fact]
    public async Task No_event_is_lost_or_doubled_when_writers_are_killed()
    {
        using var folder = new TemporaryFolder();
        using var campaign = new RegisterCampaign($"sqlite:{folder.File("register.db")}", 20261128);
        await campaign.RunAsync(kills: Campaign.Count(3, 40));
    }
}
