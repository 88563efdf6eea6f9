using System.Reflection;
using System.Runtime.Loader;

namespace RadOps.PowerShell.Loading;

/// <summary>
/// Holds everything in the module's <c>dependencies</c> folder apart from the rest of the process, so that other modules may bring other
/// versions of the same libraries. One for the process: re-import and parallel runspaces share it.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!, "dependencies");

    // What the module's root holds is loaded already. It must be these very assemblies: to answer null instead fails in some loading orders.
    private static readonly Dictionary<string, Assembly> Loaded = ModuleInitializer.RootAssemblies.ToDictionary(assembly => assembly.GetName().Name!);

    private readonly AssemblyDependencyResolver resolver = new(Path.Combine(Folder, "RadOps.Site.dll"));

    private ModuleLoadContext() : base("RadOps")
    {
    }

    internal static ModuleLoadContext Instance { get; } = new();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Loaded.TryGetValue(assemblyName.Name!, out var loaded))
            return loaded;
        var file = resolver.ResolveAssemblyToPath(assemblyName) ?? Path.Combine(Folder, $"{assemblyName.Name}.dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : IntPtr.Zero;
}
