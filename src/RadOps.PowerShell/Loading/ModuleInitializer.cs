using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace RadOps.PowerShell.Loading;

/// <summary>
/// Attaches the module's own load context when the module is imported, and detaches it when it is removed. It must be public:
/// PowerShell silently ignores an internal one.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    // Only the module's own names. An answer for a third party's name would give other modules our version of it.
    private static readonly string[] Ours = ["RadOps.Formats", "RadOps.Storage", "RadOps.Documents", "RadOps.Site"];

    /// <summary>What stands in the module's root beside the cmdlets and is loaded in the ordinary way.</summary>
    internal static IEnumerable<Assembly> RootAssemblies => [typeof(Core.RadOpsException).Assembly, typeof(Dicom.DicomFiles).Assembly];

    /// <summary>Called by PowerShell when the module is imported; once more is no harm.</summary>
    public void OnImport()
    {
        // Loaded now, so that a script may name their types before it has run a cmdlet.
        foreach (var assembly in RootAssemblies)
            _ = assembly.GetName();
        AssemblyLoadContext.Default.Resolving -= Resolve;
        AssemblyLoadContext.Default.Resolving += Resolve;
    }

    /// <summary>Called by PowerShell when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Ours.Contains(name.Name) ? ModuleLoadContext.Instance.LoadFromAssemblyName(name) : null;
}
