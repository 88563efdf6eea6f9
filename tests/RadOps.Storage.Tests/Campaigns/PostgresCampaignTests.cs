using Npgsql;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Campaigns;

/// <summary>The campaign on a server that is itself restarted, and whose connections are cut.</summary>
public sealed class PostgresCampaignTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task No_event_is_lost_or_doubled_when_writers_are_killed_connections_cut_and_the_server_restarted()
    {
        var database = server.NewDatabase();
        using var campaign = new RegisterCampaign($"postgres:{database}", 20261129);
        await campaign.RunAsync(
            kills: Campaign.Count(2, 30),
            [.. Enumerable.Repeat<Action>(server.Crash, Campaign.Count(1, 8)), .. Enumerable.Repeat<Action>(() => Cut(database), Campaign.Count(2, 40))]);
    }

    /// <summary>Ends every connection to the database but the one that does so, whatever it is about.</summary>
    private static void Cut(string database)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        command.ExecuteNonQuery();
    }
}
