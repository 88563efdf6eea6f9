using Xunit.v3;

namespace RadOps.Tests.Shared;

/// <summary>
/// Ties a test to the requirements of docs/requirements.csv that it would catch if they were broken. To run those of one:
/// <c>-trait "Requirement=H-14"</c>. Pester files say the same with <c>-Tag</c>, and the case tables with <c>ExpectedRules</c> and <c>Requirements</c>.
/// </summary>
/// <param name="ids">Such as <c>H-14</c>, or <c>C16</c> for an ambiguity.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirementAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    public IReadOnlyList<string> Ids => ids;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. ids.Select(id => KeyValuePair.Create("Requirement", id))];
}
