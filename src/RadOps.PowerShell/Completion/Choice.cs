using System.Management.Automation;
using System.Management.Automation.Language;

namespace RadOps.PowerShell.Completion;

/// <summary>Something that a parameter can be.</summary>
/// <param name="Text">The value.</param>
/// <param name="Tip">What is shown of it beside the list.</param>
internal sealed record Choice(string Text, string Tip)
{
    /// <summary>As it is written at the prompt: in quotes where it would not be one word without.</summary>
    internal CompletionResult Complete() => new(IsOneWord ? Text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(Text)}'", Text, CompletionResultType.ParameterValue, Tip.Length > 0 ? Tip : Text);

    private bool IsOneWord => Text.Length > 0 && char.IsLetterOrDigit(Text[0]) && Text.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.');
}
