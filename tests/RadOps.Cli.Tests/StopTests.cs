using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>Ctrl+C at the console while a register's server says nothing.</summary>
public sealed class StopTests : IDisposable
{
    private readonly ToolProcess tool = new();
    private readonly TcpListener server = new(IPAddress.Loopback, 0);

    public void Dispose()
    {
        server.Dispose();
        tool.Dispose();
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("register", "verify")]
    public async Task Ctrl_C_ends_a_command_whose_register_takes_the_connection_and_says_nothing(params string[] command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        var cancellation = TestContext.Current.CancellationToken;
        server.Start();
        using var process = tool.Start([.. command, "--register", $"postgres:Host=127.0.0.1;Port={((IPEndPoint)server.LocalEndpoint).Port};Database=r;Username=u;Timeout=300;SSL Mode=Disable;Pooling=false"]);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        using var asked = await server.AcceptTcpClientAsync(cancellation);
        using (var kill = Process.Start("/bin/kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(cancellation);

        // For one who fails: the driver would wait for 300 s.
        await process.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        Assert.Equal((130, "", "radops: stopped\n"), (process.ExitCode, await output, await errors));
    }
}
