using System.Management.Automation;
using System.Security;
using RadOps.Core.Identity;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// Lets a parameter that must not be echoed, and is therefore asked for without being shown, be given as a plain text too. It never fails: a failure here would quote the text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HiddenTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        SecureString hidden => hidden,
        PatientId id => Hide(id.Reveal()),
        { } other => Hide(other.ToString() ?? ""),
        null => null,
    };

    private static SecureString Hide(string text)
    {
        var hidden = new SecureString();
        foreach (var character in text) hidden.AppendChar(character);
        hidden.MakeReadOnly();
        return hidden;
    }
}
