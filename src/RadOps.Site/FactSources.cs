using RadOps.Core;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Formats.Hl7;
using RadOps.Storage.Ris;

namespace RadOps.Site;

/// <summary>The sources that a site's file names, made ready to complete requests.</summary>
/// <param name="workplace">The workplace.</param>
public sealed class FactSources(Workplace workplace)
{
    /// <summary>Completes requests with what the site's sources know; the caller disposes it. Nothing is asked yet.</summary>
    /// <param name="wanted">The sorts of sources; none for all that the site has.</param>
    /// <exception cref="RadOpsException"><c>FactSourceMissing</c>: the site file names none, or not one that is wanted; or it is malformed.</exception>
    public RequestResolver Resolver(IReadOnlyCollection<FactSourceKind> wanted)
    {
        var sources = new List<IFactSource>();
        // What RIS and the messages know of a study's UID, the archives can be asked by.
        foreach (var kind in Enum.GetValues<FactSourceKind>().Where(kind => wanted.Count == 0 || wanted.Contains(kind)))
        {
            if (Open(kind) is { } source)
                sources.Add(source);
            else if (wanted.Count > 0)
                throw Missing($"The site file names no source of the sort {kind}: {Key(kind)} is not set.", $"{kind}");
        }

        return sources.Count > 0
            ? new RequestResolver(sources, workplace.Clock)
            : throw Missing($"The site file names nothing that facts could come from. Set one of {string.Join(", ", Enum.GetValues<FactSourceKind>().Select(Key))}.", null);
    }

    private IFactSource? Open(FactSourceKind kind) => kind switch
    {
        FactSourceKind.Ris => RisView(workplace),
        FactSourceKind.Hl7 => workplace.Settings.Ris.Hl7 is { } folder ? new OruFolder(workplace.Resolve(folder), workplace.Settings.Ris.Hl7Accession, workplace.Clock) : null,
        FactSourceKind.Directory => workplace.Settings.Recipients is null ? null : new RecipientDirectory(workplace.Recipients, workplace.Today),
        FactSourceKind.Archive => workplace.Nodes.In(NodeRole.Bfr).Any() ? new ArchiveFacts(workplace.Finder([.. workplace.Nodes.In(NodeRole.Pacs), .. workplace.Nodes.In(NodeRole.Bfr)])) : null,
        _ => null,
    };

    /// <summary>The site's view of RIS; null when it has none. Nothing is opened yet.</summary>
    /// <exception cref="RadOpsException">What the site file says of it is malformed, or asks for a variable that is not set.</exception>
    internal static RisView? RisView(Workplace workplace) =>
        workplace.Settings.Ris is { View: { } view } ris ? new RisView(ris with { View = workplace.Resolve(view) }, workplace.Clock) : null;

    private static string Key(FactSourceKind kind) => kind switch
    {
        FactSourceKind.Ris => "ris.view",
        FactSourceKind.Hl7 => "ris.hl7",
        FactSourceKind.Directory => "recipients",
        _ => "nodes (with the role Bfr)",
    };

    private static RadOpsException Missing(string message, string? target) => new("FactSourceMissing", ErrorKind.NotFound, message, target);
}
