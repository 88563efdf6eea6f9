using RadOps.Core;
using RadOps.Core.Settings;

namespace RadOps.Site;

/// <summary>Looks whether what the site file says of RIS holds: the view can be read, has the columns that are named, and holds no status word that nobody has explained; the folder of messages is there.</summary>
/// <param name="workplace">Replaces variables.</param>
/// <param name="ris">What the site says.</param>
/// <param name="stopping">Cancels the asking.</param>
internal sealed class RisCheck(Workplace workplace, RisSettings ris, CancellationToken stopping)
{
    /// <summary>Looks. The view is asked over the network.</summary>
    internal IEnumerable<SiteFinding> Run() => [.. View(), .. Folder()];

    private IReadOnlyList<SiteFinding> View()
    {
        try
        {
            if (FactSources.RisView(workplace) is not { } view)
                return [];
            return [.. view.CheckAsync(stopping).GetAwaiter().GetResult().Select(failure => new SiteFinding(
                FindingSeverity.Error,
                failure.Code,
                failure.Code switch { "RisColumnMissing" => "ris.columns", "StatusUnmapped" => "ris.statuses", "RisTableMissing" => "ris.table", _ => "ris.view" },
                failure.Message))];
        }
        catch (RadOpsException failure) when (failure.Code == "RisIncomplete")
        {
            return []; // Told of already, with its line in the file.
        }
        catch (RadOpsException failure)
        {
            return [new(FindingSeverity.Error, failure.Code, "ris.view", failure.Message)];
        }
    }

    private IReadOnlyList<SiteFinding> Folder()
    {
        if (ris.Hl7 is null)
            return [];
        try
        {
            var folder = workplace.Resolve(ris.Hl7);
            return Directory.Exists(folder) ? [] : [new(FindingSeverity.Error, "FolderUnreachable", "ris.hl7", $"The folder {folder} does not exist, or this account may not read it.")];
        }
        catch (RadOpsException failure)
        {
            return [new(FindingSeverity.Error, failure.Code, "ris.hl7", failure.Message)];
        }
    }
}
