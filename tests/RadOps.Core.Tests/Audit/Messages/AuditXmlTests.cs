using System.Text;
using System.Xml.Linq;
using RadOps.Core.Audit.Messages;
using RadOps.Core.Settings;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>Audit messages as DICOM's XML, held against the schema and the tables of PS3.15 A.5.</summary>
public sealed class AuditXmlTests
{
    private const string Hostile = "<b onclick='x'>&amp; \"]]><!-- %s {0} ${env:PATH} '; DROP TABLE events; --\r\n\t\u0000\u0001\u001b \uD800 å ä ö 😀 198112189876";
    private const string Folder = "tests/RadOps.Core.Tests/Audit/Messages";

    [Fact]
    public void Every_message_holds_what_its_table_demands()
    {
        using var ledger = new AuditLedger().AddAll();
        var tables = Tables();
        var seen = ledger.Messages.Select(message => XElement.Parse(AuditXml.Of(message))).ToList();
        Assert.Equal(tables.Select(table => table.Event).Order(), seen.Select(EventOf).Distinct().Order());
        Assert.All(seen, xml => Assert.Null(tables.Single(table => table.Event == EventOf(xml)).Judge(xml)));
    }

    [Fact]
    public void Every_code_of_DICOM_means_what_the_standard_says()
    {
        using var ledger = new AuditLedger().AddAll();
        var standard = Lines("codes.txt").Select(line => line.Split(';')).ToDictionary(parts => (Element: parts[0], Code: parts[1]), parts => parts[2]);
        var seen = ledger.Messages.SelectMany(message => XElement.Parse(AuditXml.Of(message)).Descendants()).Where(element => (string?)element.Attribute("codeSystemName") == "DCM").ToList();
        Assert.Equal(23, seen.Select(element => (string)element.Attribute("csd-code")!).Distinct().Count());
        Assert.All(seen, element => Assert.Equal((string)element.Attribute("originalText")!, standard.GetValueOrDefault((element.Name.LocalName, (string)element.Attribute("csd-code")!))));
    }

    [Fact]
    public void A_message_without_what_its_table_demands_is_seen()
    {
        using var ledger = new AuditLedger().AddAll();
        var tables = Tables();
        foreach (var message in ledger.Messages)
        {
            var whole = XElement.Parse(AuditXml.Of(message));
            var table = tables.Single(table => table.Event == EventOf(whole));
            foreach (var part in table.Demanded(whole))
            {
                var broken = XElement.Parse(AuditXml.Of(message));
                broken.Elements().Single(element => XNode.DeepEquals(element, part)).Remove();
                Assert.NotNull(table.Judge(broken));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_message_keeps_to_the_schema_as_a_validator_of_others_sees_it(bool isHostile)
    {
        var xmllint = Peer.Require("libxml2-utils", "xmllint");
        using var ledger = (isHostile ? new AuditLedger(text: Hostile) : new AuditLedger()).AddAll();
        using var folder = new TemporaryFolder();
        var files = ledger.Messages.Select((message, index) =>
        {
            var file = folder.File($"{index}.xml");
            File.WriteAllText(file, AuditXml.Of(message), new UTF8Encoding(false));
            return file;
        }).ToList();
        var result = Peer.Run(xmllint, ["--noout", "--relaxng", RepositoryFile.Find($"{Folder}/ps3.15-a5.rng"), .. files]);
        Assert.True(result.ExitCode == 0, result.Errors);
        // A validator that takes anything would prove nothing.
        File.WriteAllText(files[0], AuditXml.Of(ledger.Messages[0]).Replace("UserIsRequestor", "UserRequests", StringComparison.Ordinal));
        Assert.NotEqual(0, Peer.Run(xmllint, ["--noout", "--relaxng", RepositoryFile.Find($"{Folder}/ps3.15-a5.rng"), files[0]]).ExitCode);
    }

    [Fact]
    public void What_somebody_wrote_stays_text_and_names_nobody()
    {
        using var ledger = new AuditLedger(text: Hostile).AddAll();
        foreach (var message in ledger.Messages)
        {
            var text = AuditXml.Of(message);
            Assert.DoesNotContain("198112189876", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text);
            var xml = XElement.Parse(text);
            Assert.Equal("AuditMessage EventIdentification EventID EventTypeCode EventOutcomeDescription ActiveParticipant RoleIDCode MediaIdentifier MediaType AuditSourceIdentification AuditSourceTypeCode ParticipantObjectIdentification ParticipantObjectIDTypeCode ParticipantObjectName ParticipantObjectDetail ParticipantObjectDescription Accession SOPClass".Split(' ').Order(),
                xml.DescendantsAndSelf().Select(element => element.Name.LocalName).Concat("EventOutcomeDescription MediaIdentifier MediaType ParticipantObjectIdentification ParticipantObjectIDTypeCode ParticipantObjectName ParticipantObjectDetail ParticipantObjectDescription Accession SOPClass RoleIDCode".Split(' ')).Distinct().Order());
            foreach (var detail in xml.Descendants("ParticipantObjectDetail")) Assert.DoesNotContain("198112189876", Encoding.UTF8.GetString(Convert.FromBase64String((string)detail.Attribute("value")!)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_patient_is_named_by_the_registers_key_unless_the_site_says_otherwise()
    {
        using var ledger = new AuditLedger().AddAll();
        var all = string.Concat(ledger.Messages.Select(AuditXml.Of));
        Assert.DoesNotContain(Decisions.Patient[..8], all, StringComparison.Ordinal);
        Assert.Matches("ParticipantObjectID=\"[0-9a-f]{32}\" ParticipantObjectTypeCode=\"1\"", all);
        using var clear = new AuditLedger(AuditPatients.Number);
        clear.AddRelease("R-1");
        Assert.Contains($"ParticipantObjectID=\"{Decisions.Patient}^^^&amp;1.2.752.129.2.1.3.1&amp;ISO\"", AuditXml.Of(clear.Messages[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_says_who_to_whom_on_what_and_how_much()
    {
        using var ledger = new AuditLedger();
        ledger.AddRelease("R-20261121-AAAAAA");
        var xml = XElement.Parse(AuditXml.Of(Assert.Single(ledger.Messages)));
        var media = Participant(xml, "110154");
        Assert.Equal(("CD R-20261121-AAAAAA", "110032", null), ((string?)media.Attribute("UserID"), (string?)media.Descendants("MediaType").Single().Attribute("csd-code"), media.Attribute("NetworkAccessPointID")));
        Assert.Equal("åsa11@prov.example", (string?)xml.Elements("ActiveParticipant").Single(participant => (string?)participant.Attribute("UserIsRequestor") == "true").Attribute("UserID"));
        Assert.Equal(["118", "1"], xml.Descendants("SOPClass").Select(item => (string?)item.Attribute("NumberOfInstances")));
        Assert.Equal(AuditLedger.Study, (string?)xml.Elements("ParticipantObjectIdentification").First().Attribute("ParticipantObjectID"));
    }

    [Fact]
    public void What_partly_went_well_is_told_by_two_messages_and_never_one_of_both()
    {
        using var ledger = new AuditLedger().AddAll();
        var transferred = ledger.Messages.Where(message => message.Event.Code == "110104").ToList();
        Assert.Equal([EventOutcomeIndicator.Success, EventOutcomeIndicator.Success, EventOutcomeIndicator.MinorFailure, EventOutcomeIndicator.SeriousFailure, EventOutcomeIndicator.Success, EventOutcomeIndicator.Success], transferred.Select(message => message.Outcome));
        Assert.Equal(transferred[1].EventId, transferred[2].EventId);
        Assert.Equal([1, 2], transferred.Skip(1).Take(2).Select(message => message.Part));
    }

    [Fact]
    public void Failures_and_refusals_are_told_as_well_as_successes_and_exercises_to_nobody()
    {
        using var ledger = new AuditLedger().AddAll();
        var outcomes = ledger.Messages.Where(message => message.Event.Code == "110106").GroupBy(message => message.Types[^1].Code).ToDictionary(group => group.Key, group => string.Join(' ', group.Select(message => (int)message.Outcome)));
        Assert.Equal(
            ["DisclosureReported 0", "ExportFailed 8", "ExportStopped 4", "HandedOver 0", "Release 0 0 0 0 0", "ReleaseCorrected 8 8 12", "ReleaseRefused 8 4 4"],
            outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(4, ledger.Messages.Count(message => message.Types[^1].Code is "OutageStarted" or "OutageStopped"));
    }

    [Fact]
    public void A_frame_counts_its_octets_and_says_that_it_is_UTF_8()
    {
        using var ledger = new AuditLedger();
        ledger.AddRelease("R-1");
        var frame = SyslogMessage.Frame(ledger.Messages[0]);
        var blank = Array.IndexOf(frame, (byte)' ');
        Assert.Equal(frame.Length - blank - 1, int.Parse(Encoding.ASCII.GetString(frame, 0, blank), System.Globalization.CultureInfo.InvariantCulture));
        var text = Encoding.UTF8.GetString(frame, blank + 1, frame.Length - blank - 1);
        Assert.Matches(@"^<85>1 2026-11-21T09:01:00\.000000Z ws-17 RadOps [0-9a-f-]{36} IHE\+RFC-3881 - \uFEFF<AuditMessage>", text);
        Assert.Equal(frame, SyslogMessage.Frame(ledger.Messages[0]));
    }

    private static string EventOf(XElement xml) => (string)xml.Element("EventIdentification")!.Element("EventID")!.Attribute("csd-code")!;

    private static XElement Participant(XElement xml, string role) => xml.Elements("ActiveParticipant").Single(participant => (string?)participant.Element("RoleIDCode")?.Attribute("csd-code") == role);

    private static IEnumerable<string> Lines(string file) => File.ReadLines(RepositoryFile.Find($"{Folder}/{file}")).Where(line => line.Length > 0 && line[0] != '#');

    private static List<AuditTable> Tables() => [.. Lines("tables.txt").Select(AuditTable.Parse)];
}
