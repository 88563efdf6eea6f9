using System.Reflection;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Requirements;

/// <summary>
/// Something that a requirement says of the packs, told from the requirement and the routine and not from the packs, so that the two can be held
/// against each other. It runs on any packs: on those that RadOps brings it passes, and where what it is about is taken out it throws.
/// </summary>
/// <param name="Name">Its class and method.</param>
/// <param name="Ids">The requirements that it bears.</param>
/// <param name="Run">Throws where the packs do not say it.</param>
internal sealed record PackCheck(string Name, IReadOnlyList<string> Ids, Action<PackSet> Run)
{
    /// <summary>The classes whose methods are checks.</summary>
    private static readonly Type[] Homes = [typeof(AnyPackChecks), typeof(AmbiguityChecks), typeof(HallandChecks), typeof(NuChecks), typeof(ReaderChecks), typeof(PatientFileChecks), typeof(OutageChecks)];

    internal static IReadOnlyList<PackCheck> All { get; } =
    [
        .. from home in Homes
           from method in home.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let parameters = method.GetParameters()
           where method.ReturnType == typeof(void) && parameters is [{ } only] && only.ParameterType == typeof(PackSet)
           select new PackCheck($"{home.Name}.{method.Name}", method.GetCustomAttribute<RequirementAttribute>()?.Ids ?? [], method.CreateDelegate<Action<PackSet>>())
    ];

    internal bool Passes(PackSet packs)
    {
        try
        {
            Run(packs);
            return true;
        }
        catch (Exception)
        {
            // Whatever is wrong with the packs, it is noticed.
            return false;
        }
    }
}
