using RadOps.Tests.Shared;

namespace RadOps.Storage.Tests;

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteStoreTests : RegisterStoreContract
{
    private readonly TemporaryFolder folder = new();

    private protected override string Register => $"sqlite:{folder.File("register.db")}";

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }
}
