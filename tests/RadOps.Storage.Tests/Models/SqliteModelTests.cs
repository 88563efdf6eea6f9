using System.Globalization;
using RadOps.Tests.Shared;

namespace RadOps.Storage.Tests.Models;

/// <summary>Random histories on SQLite.</summary>
public sealed class SqliteModelTests : RegisterModelContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int registers;

    public void Dispose() => folder.Dispose();

    private protected override string NewRegister() => $"sqlite:{folder.File(string.Create(CultureInfo.InvariantCulture, $"{++registers}.db"))}";
}
