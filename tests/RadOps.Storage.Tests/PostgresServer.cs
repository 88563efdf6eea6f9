using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>A PostgreSQL server of the tests' own, on a free port of 127.0.0.1, started when the first test asks for it and stopped after the last.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<string> asUser = [];
    private string? folder;
    private string? control;
    private int port;
    private int databases;

    /// <summary>A new, empty database's connection string; skips the test where PostgreSQL is not installed.</summary>
    public string NewDatabase()
    {
        lock (gate)
        {
            if (control is null) Start();
            var name = string.Create(CultureInfo.InvariantCulture, $"radops{++databases}");
            using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {name}";
            command.ExecuteNonQuery();
            return ConnectionString(name);
        }
    }

    /// <summary>Stops the server at once, as a crash would, and starts it again.</summary>
    public void Crash()
    {
        Run("-m", "immediate", "-w", "stop");
        Run("-w", "-l", $"{folder}/log", "-o", Options, "start");
    }

    public void Dispose()
    {
        if (control is not null) Run("-m", "fast", "-w", "stop");
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }

    // What the operating system holds survives the crashes made here, so nothing waits for the disk.
    private string Options => string.Create(CultureInfo.InvariantCulture, $"-p {port} -c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}");

    private string ConnectionString(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database={database};Username=postgres;SSL Mode=Disable;Pooling=false");

    private void Start()
    {
        var initdb = Peer.Require("postgresql", "initdb");
        var pgCtl = Peer.Require("postgresql", "pg_ctl");
        folder = Directory.CreateTempSubdirectory("radops-pg-").FullName;
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root.
            asUser.AddRange([Peer.Require("postgresql", "runuser"), "-u", "postgres", "--"]);
            Assert.Equal(0, Peer.Run("chown", ["postgres", folder]).ExitCode);
        }

        port = FreePort();
        var made = Execute([initdb, "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        Assert.True(made.ExitCode == 0, made.All);
        control = pgCtl;
        Run("-w", "-l", $"{folder}/log", "-o", Options, "start");
    }

    private void Run(params string[] arguments)
    {
        var result = Execute([control!, "-D", $"{folder}/data", "-s", .. arguments]);
        Assert.True(result.ExitCode == 0, result.All);
    }

    private PeerResult Execute(IEnumerable<string> command)
    {
        string[] all = [.. asUser, .. command];
        return Peer.Run(all[0], all[1..], folder: "/tmp");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
