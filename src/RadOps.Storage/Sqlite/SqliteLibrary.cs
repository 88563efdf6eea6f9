using System.Runtime.InteropServices;
using SQLitePCL;

namespace RadOps.Storage.Sqlite;

/// <summary>
/// Finds the SQLite library, once a process: the operating system's own, which its vendor patches, before the one packaged with RadOps.
/// The AppContext switch <see cref="PackagedSwitch"/> goes straight to the packaged one, so that tests can run as on a bare machine.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary>Set to true, before the first register is opened, to leave the system's library aside.</summary>
    internal const string PackagedSwitch = "RadOps.Storage.UsePackagedSqlite";

    private static readonly string[] SystemNames =
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
        : ["libsqlite3.so.0"];

    private static readonly Lock Gate = new();
    private static bool loaded;
    private static bool warned;

    /// <summary>True once the packaged library had to be used.</summary>
    internal static bool IsPackaged { get; private set; }

    /// <summary>Loads the library, and says so where it is the packaged one.</summary>
    internal static void Load(Action<string>? warning)
    {
        lock (Gate)
        {
            if (!loaded)
            {
                NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
                raw.FreezeProvider();
                loaded = true;
            }

            if (!IsPackaged || warned || warning is null) return;
            warned = true;
            warning($"The operating system has no SQLite library; the packaged one ({raw.sqlite3_libversion().utf8_to_string()}) is used. Install the system's, which is kept patched (Debian: libsqlite3-0).");
        }
    }

    private static nint Resolve(string name, System.Reflection.Assembly assembly, DllImportSearchPath? paths)
    {
        if (name != "e_sqlite3") return 0;
        var packagedOnly = AppContext.TryGetSwitch(PackagedSwitch, out var set) && set;
        foreach (var system in packagedOnly ? [] : SystemNames)
        {
            if (NativeLibrary.TryLoad(system, out var handle)) return handle;
        }

        IsPackaged = true;
        // Zero lets the runtime look where packages keep their native libraries.
        return 0;
    }
}
