using System.Management.Automation;
using System.Reflection;

namespace RadOps.Build.Help;

/// <summary>Reads the cmdlets of an assembly by reflection, without running any of them and without PowerShell.</summary>
internal static class CmdletCatalog
{
    /// <summary>All cmdlets of the assembly, in order of name.</summary>
    internal static IReadOnlyList<CmdletModel> Load(string assemblyFile) => Load(Assembly.LoadFrom(assemblyFile));

    /// <inheritdoc cref="Load(string)"/>
    internal static IReadOnlyList<CmdletModel> Load(Assembly assembly) =>
    [
        .. from type in assembly.GetExportedTypes()
           let cmdlet = type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == typeof(CmdletAttribute).FullName)
           where cmdlet is not null
           let name = $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}"
           orderby name
           select new CmdletModel(
               name,
               type,
               Named<bool>(cmdlet, nameof(CmdletAttribute.SupportsShouldProcess)),
               Named<string>(cmdlet, nameof(CmdletAttribute.DefaultParameterSetName)),
               [.. Parameters(type)],
               [.. Outputs(type)])
    ];

    private static IEnumerable<ParameterModel> Parameters(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let data = property.GetCustomAttributesData()
        let uses = data.Where(one => one.AttributeType.FullName == typeof(ParameterAttribute).FullName).ToList()
        where uses.Count > 0
        select new ParameterModel(
            property.Name,
            property.PropertyType,
            [.. uses.Select(Use)],
            [.. data.Where(one => one.AttributeType.FullName == typeof(AliasAttribute).FullName)
                .SelectMany(one => (IEnumerable<CustomAttributeTypedArgument>)one.ConstructorArguments[0].Value!)
                .Select(alias => (string)alias.Value!)],
            data.Any(one => one.AttributeType.FullName == typeof(SupportsWildcardsAttribute).FullName));

    private static ParameterUse Use(CustomAttributeData data) => new(
        Named<string>(data, nameof(ParameterAttribute.ParameterSetName)) ?? ParameterUse.AllSets,
        Named<bool>(data, nameof(ParameterAttribute.Mandatory)),
        Named<int?>(data, nameof(ParameterAttribute.Position)),
        Named<bool>(data, nameof(ParameterAttribute.ValueFromPipeline)),
        Named<bool>(data, nameof(ParameterAttribute.ValueFromPipelineByPropertyName)));

    private static IEnumerable<Type> Outputs(Type type) =>
        from data in type.GetCustomAttributesData()
        where data.AttributeType.FullName == typeof(OutputTypeAttribute).FullName
        from argument in data.ConstructorArguments
        from one in argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.Select(item => item.Value) : [argument.Value]
        where one is Type
        select (Type)one;

    private static T? Named<T>(CustomAttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.MemberName == name) is { MemberInfo: not null } found
            ? (T?)found.TypedValue.Value
            : default;
}
