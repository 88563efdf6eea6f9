using RadOps.Core.Register;
using RadOps.Tests.Shared;

namespace RadOps.Storage.Tests;

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteStoreTests : RegisterStoreContract
{
    private readonly TemporaryFolder folder = new();

    private protected override IRegisterStore Open() => RegisterFactory.Open($"sqlite:{folder.File("register.db")}", TimeProvider.System);

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }
}
