using Xunit;

namespace RadOps.Storage.Tests.Models;

/// <summary>Random histories on PostgreSQL.</summary>
public sealed class PostgresModelTests(PostgresServer server) : RegisterModelContract, IClassFixture<PostgresServer>
{
    private protected override string NewRegister() => $"postgres:{server.NewDatabase()}";
}
