using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace RadOps.Benchmarks;

/// <summary>A PostgreSQL server on loopback for a measurement, with its own settings as they come, and the processor time that it takes.</summary>
internal sealed class PostgresPeer : IDisposable
{
    private readonly string bin;
    private readonly string folder;
    private readonly int port;
    private int databases;

    private PostgresPeer(string bin)
    {
        this.bin = bin;
        folder = Directory.CreateTempSubdirectory("radops-bench-pg-").FullName;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        if (Environment.UserName == "root") Execute("chown", "postgres", folder);
        AsUser("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        AsUser("pg_ctl", "-D", $"{folder}/data", "-s", "-w", "-l", $"{folder}/log", "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"), "start");
    }

    /// <summary>What the server and all its processes, also those that have ended, have taken so far; Linux only, nothing elsewhere.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return TimeSpan.Zero;
            var server = File.ReadLines($"{folder}/data/postmaster.pid").First();
            var ticks = 0L;
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
            {
                string stat;
                try
                {
                    stat = File.ReadAllText($"{process}/stat");
                }
                catch (IOException)
                {
                    continue; // ended meanwhile
                }

                // After the name in parentheses: state, parent, …, and from the 12th on utime, stime, cutime and cstime, in hundredths of a second (proc(5)).
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                var isServer = Path.GetFileName(process) == server;
                if (isServer || fields[1] == server) ticks += fields[11..(isServer ? 15 : 13)].Sum(text => long.Parse(text, CultureInfo.InvariantCulture));
            }

            return TimeSpan.FromMilliseconds(ticks * 10);
        }
    }

    /// <summary>Starts one; null where PostgreSQL is not installed.</summary>
    public static PostgresPeer? Start()
    {
        var bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => $"{version}/bin").FirstOrDefault(Directory.Exists) : null;
        return bin is null ? null : new PostgresPeer(bin);
    }

    /// <summary>A new, empty database's connection string.</summary>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"radops{++databases}");
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public void Dispose()
    {
        AsUser("pg_ctl", "-D", $"{folder}/data", "-s", "-m", "fast", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string ConnectionString(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database={database};Username=postgres;SSL Mode=Disable;Pooling=false");

    // PostgreSQL refuses to run as root.
    private void AsUser(string program, params string[] arguments)
    {
        if (Environment.UserName == "root") Execute("runuser", ["-u", "postgres", "--", $"{bin}/{program}", .. arguments]);
        else Execute($"{bin}/{program}", arguments);
    }

    private static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/tmp", RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}.");
    }
}
