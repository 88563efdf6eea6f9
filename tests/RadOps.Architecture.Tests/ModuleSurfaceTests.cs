using System.Reflection;
using System.Runtime.InteropServices;
using RadOps.PowerShell.Loading;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>What PowerShell looks at while it imports the module, before the module's own load context answers.</summary>
public sealed class ModuleSurfaceTests
{
    private static readonly string[] LoadedBefore = ["RadOps.PowerShell", "RadOps.Core", "RadOps.Dicom", "System.Management.Automation", "netstandard"];

    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_public_type_shows_a_type_from_dependencies()
    {
        var types = typeof(ModuleInitializer).Assembly.GetExportedTypes();
        Assert.NotEmpty(types);
        var shown =
            from type in types
            from used in Surface(type).SelectMany(Parts).Distinct()
            let assembly = used.Assembly.GetName().Name!
            where !LoadedBefore.Contains(assembly) && !File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{assembly}.dll"))
            select $"{type.Name} shows {used.FullName}";
        Assert.Empty(shown);
    }

    [Fact]
    public void The_initializer_is_public() => Assert.True(typeof(ModuleInitializer).IsPublic);

    private static IEnumerable<Type> Surface(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetProperties(Visible).Where(property => IsVisible(property.GetMethod ?? property.SetMethod)).Select(property => property.PropertyType),
        .. type.GetFields(Visible).Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType),
        .. type.GetMethods(Visible).Where(IsVisible).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
        .. type.GetConstructors(Visible).Where(IsVisible).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)),
    ];

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
}
