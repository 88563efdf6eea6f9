using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.Formats.Site;
using RadOps.Storage;

namespace RadOps.Site;

/// <summary>Asks a person at a prompt for what a site file needs, one question at a time; an answer that cannot be used is asked for again.</summary>
/// <param name="ask">Shows a question and gives the answer; null when nobody answers any more.</param>
/// <param name="tell">Tells what is wrong with an answer.</param>
/// <param name="organisations">Organisations that there is a routine for.</param>
/// <param name="language">The language of the questions.</param>
public sealed class SiteInterview(Func<string, string?> ask, Action<string> tell, IReadOnlyList<string> organisations, TextLanguage language)
{
    /// <summary>Asks.</summary>
    /// <exception cref="RadOpsException"><c>SiteQuestionsUnanswered</c>: nobody answers.</exception>
    public SiteSettings Run()
    {
        tell(In(
            "Högst fjorton frågor. Tomt svar hoppar över en fråga, Ctrl+C avbryter, och inget skrivs förrän alla är besvarade. Sökvägar räknas från mappen som platsfilen läggs i.",
            "Fourteen questions at most. An empty answer skips one, Ctrl+C breaks off, and nothing is written before all are answered. Paths begin in the folder that the site file is put in."));
        var settings = new SiteSettings
        {
            Site = Required("Arbetsplatsens namn", "The workplace's name"),
            Organisation = Ask($"Förvaltning vars rutin gäller ({string.Join(", ", organisations)}); tomt om varje beställning anger sin", $"Organisation whose routine decides ({string.Join(", ", organisations)}); empty when each request names its own", Organisation),
            CareUnit = Text("Vårdenhet som händelser registreras för; tomt för arbetsplatsens namn", "Care unit that events are recorded for; empty for the workplace's name"),
            Register = Ask("Delat register (sqlite:FIL, sqlserver:… eller postgres:…, lösenord som ${env:NAMN}); tomt för var sitt eget", "Shared register (sqlite:FILE, sqlserver:… or postgres:…, a password as ${env:NAME}); empty for one each", Register),
            Prices = Text("Prislista (CSV-fil); tomt om ingen", "Price list (CSV file); empty for none"),
            Recipients = Text("Mottagarkatalog (CSV-fil); tomt om ingen", "Recipient directory (CSV file); empty for none"),
            Folders = new() { Exports = Text("Mapp där medier görs; tomt om ingen", "Folder where media are made; empty for none") },
        };
        var nodes = new Dictionary<string, NodeSettings>();
        AddNode(nodes, NodeRole.Pacs, "PACS", "PACS");
        AddNode(nodes, NodeRole.Bfr, "BFR, regionens bildarkiv", "BFR, the regional archive");
        AddNode(nodes, NodeRole.Iep, "IEP:s mottagare", "The IEP gateway");
        AddNode(nodes, NodeRole.ExternalReader, "Extern granskares mottagare", "The external reader's receiver");
        if (nodes.Count > 0 && Ask("RadOps eget som TITEL:port, dit ett arkiv utan C-GET levererar; tomt om inget", "RadOps' own as TITLE:port, where an archive without C-GET delivers; empty for none", text => Node(text, NodeRole.Self, "RADOPS:11120")) is { } self)
            nodes.Add(SiteNode.NameOf(NodeRole.Self), self);
        return settings with { Nodes = nodes, Systems = Systems(nodes) };
    }

    /// <summary>What to do when the file is written.</summary>
    /// <param name="use">The command that names the file to RadOps.</param>
    /// <param name="check">The command that looks it through.</param>
    public void TellWhatNext(string use, string check) => tell(In(
        $"Platsfilen är skriven och kan kompletteras för hand: det som inte angavs står i den som kommentarer.\n  Ta den i bruk:       {use}\n  Se vad som fattas:   {check}",
        $"The site file is written, and can be filled in by hand: what was not given stands in it as comments.\n  Put it in use:       {use}\n  See what is missing: {check}"));

    private Dictionary<RadSystem, IReadOnlyList<ProbeSettings>> Systems(Dictionary<string, NodeSettings> nodes)
    {
        var systems = new Dictionary<RadSystem, IReadOnlyList<ProbeSettings>>();
        foreach (var system in new[] { RadSystem.Ris, RadSystem.Om })
        {
            var name = system.ToString().ToUpperInvariant();
            if (Ask($"Vad {name} svarar på, som värd:port eller https://värd, för Test-RadSystem; tomt om inget", $"What {name} answers at, as host:port or https://host, for Test-RadSystem; empty for none", text => Probe(text, nodes)) is { } probe)
                systems.Add(system, [probe]);
        }

        return systems;
    }

    private ProbeSettings Probe(string answer, Dictionary<string, NodeSettings> nodes)
    {
        try
        {
            return ProbeSettings.Parse(answer, nodes.ContainsKey);
        }
        catch (RadOpsException failure)
        {
            throw new RadOpsException(failure.Code, failure.Kind, In($"'{answer}' är varken en nod eller en adress; skriv den som ris1:2575 eller https://om.example.se.", failure.Message), answer, failure);
        }
    }

    private void AddNode(Dictionary<string, NodeSettings> nodes, NodeRole role, string swedish, string english)
    {
        if (Ask($"{swedish}, som TITEL@värd:port; tomt om ingen", $"{english}, as TITLE@host:port; empty for none", text => Node(text, role, "PACS1@pacs1:104")) is { } node)
            nodes.Add(SiteNode.NameOf(role), node);
    }

    private NodeSettings Node(string answer, NodeRole role, string example)
    {
        try
        {
            return NodeAddress.Parse(answer, role);
        }
        catch (RadOpsException failure)
        {
            throw new RadOpsException(failure.Code, failure.Kind, In($"'{answer}' är ingen adress till en nod; skriv den som {example}.", failure.Message), answer, failure);
        }
    }

    private string Organisation(string answer) =>
        organisations.FirstOrDefault(known => known.Equals(answer, StringComparison.OrdinalIgnoreCase))
        ?? throw new RadOpsException("OrganisationUnknown", ErrorKind.InvalidInput, In($"Det finns ingen rutin för '{answer}'.", $"There is no routine for '{answer}'."));

    /// <summary>A register that could be opened, as the file names it. Asked for again here, since a fault that is told when all is answered would cost every answer.</summary>
    private string Register(string answer)
    {
        var name = answer.Contains(':', StringComparison.Ordinal) && !Path.IsPathFullyQualified(answer) ? answer : $"sqlite:{answer}";
        try
        {
            SiteFile.RequireWritable(new SiteSettings { Register = name });
            RegisterFactory.Locate(name);
        }
        catch (RadOpsException failure)
        {
            throw new RadOpsException(failure.Code, failure.Kind, failure.Code == "SiteSecretInFile"
                ? In("Lösenordet får inte stå i filen. Lägg det i en miljövariabel och skriv Password=${env:NAMN}.", "The password may not stand in the file. Put it in an environment variable and write Password=${env:NAME}.")
                : In("Det är inget register; skriv sqlite:FIL, sqlserver:ANSLUTNING eller postgres:ANSLUTNING.", failure.Message), inner: failure);
        }

        return name;
    }

    private string Required(string swedish, string english)
    {
        while (true)
        {
            if (Text(swedish, english) is { } answer)
                return answer;
            tell(In("Det behövs.", "It is needed."));
        }
    }

    private string? Text(string swedish, string english) => Ask(swedish, english, text => text);

    private T? Ask<T>(string swedish, string english, Func<string, T> read) where T : class
    {
        while (true)
        {
            var answer = ask($"{In(swedish, english)}: ") ?? throw new RadOpsException(
                "SiteQuestionsUnanswered", ErrorKind.InvalidInput, "The site file was not written: a question was not answered. Where nobody is at the prompt, give the workplace's name and the rest as parameters.");
            if (string.IsNullOrWhiteSpace(answer))
                return null;
            try
            {
                return read(answer.Trim());
            }
            catch (RadOpsException failure)
            {
                tell(failure.Message);
            }
        }
    }

    private string In(string swedish, string english) => language == TextLanguage.Swedish ? swedish : english;
}
