using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes what the site knows: by the site file and the register that the command line names, before those of the session. Nothing is written, and nothing is said of what is wrong.</summary>
public abstract class SiteCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return [.. from choice in Known(fakeBoundParameters ?? new Hashtable()) where IsMeant(choice.Text, word) select choice.Complete()];
    }

    /// <summary>What there is to choose from, in the order that it is shown in.</summary>
    /// <exception cref="RadOpsException">The site file, the register or the journal cannot be read.</exception>
    private protected abstract IEnumerable<Choice> Choices(Workplace workplace, IDictionary given);

    /// <summary>What there is where the site cannot be read.</summary>
    private protected virtual IEnumerable<Choice> Otherwise => [];

    /// <summary>Whether what stands at the prompt can become the text.</summary>
    private protected virtual bool IsMeant(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private List<Choice> Known(IDictionary given)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { Register = given["Register"] as string, SiteFile = given["SiteFile"] as string, ReadOnly = true });
            return [.. Choices(workplace, given)];
        }
        catch (Exception error) when (error is RadOpsException or IOException or UnauthorizedAccessException)
        {
            return [.. Otherwise]; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }
}
