using System.Diagnostics;
using RadOps.Core;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>Servers that do not answer, and connection strings that are not right.</summary>
public sealed class ServerNameTests
{
    [Theory]
    [InlineData("sqlserver:Server=tcp:127.0.0.1,1;Database=RadOps;User ID=sa;Password=hemligt;Connect Timeout=5")]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Database=radops;Username=radops;Password=hemligt;Timeout=5")]
    public void A_server_that_refuses_is_unreachable_and_its_password_is_not_said(string register)
    {
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<RadOpsException>(() => RegisterFactory.Open(register, TimeProvider.System));
        Assert.Equal(("RegisterUnreachable", ErrorKind.Unreachable), (error.Code, error.Kind));
        Assert.DoesNotContain("hemligt", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("sqlserver:Server=x;Databse=RadOps;Password=hemligt", "RegisterNameMalformed")]
    [InlineData("sqlserver:Server=x;Password=hemligt", "RegisterNameMalformed")]
    [InlineData("sqlserver:Server=x;Database=RadOps;Connect Timeout=hemligt", "RegisterNameMalformed")]
    [InlineData("sqlserver:Server=x;Database=RadOps;Authentication=Active Directory Default", "RegisterSignInNotSupported")]
    [InlineData("postgres:Hst=x;Password=hemligt", "RegisterNameMalformed")]
    [InlineData("postgres:Host=x;Password=hemligt", "RegisterNameMalformed")]
    [InlineData("postgres:Host=x;Database=d;Port=hemligt", "RegisterNameMalformed")]
    public void A_connection_string_that_is_not_right_is_refused_without_being_repeated(string register, string code)
    {
        var error = Assert.Throws<RadOpsException>(() => RegisterFactory.Open(register, TimeProvider.System));
        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("hemligt", error.ToString(), StringComparison.Ordinal);
    }
}
