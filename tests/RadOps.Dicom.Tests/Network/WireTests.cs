using RadOps.Core;
using RadOps.Dicom.Data;
using RadOps.Dicom.Network;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

public sealed class WireTests
{
    [Fact]
    public void An_association_request_is_read_as_it_was_written()
    {
        var request = new AssociateRequest
        {
            CalledAeTitle = "PACS",
            CallingAeTitle = "RADOPS",
            Contexts = ProposedContext.Number(Enumerable.Range(0, ProposedContext.MaximumCount).Select(i => ($"1.2.{i}", (IReadOnlyList<string>)["1.2.840.10008.1.2.1", "1.2.840.10008.1.2"]))),
            Roles = [new RoleSelection("1.2.3", IsScu: false, IsScp: true)],
            MaximumPduLength = 16384,
        };
        var read = AssociateCodec.DecodeRequest(AssociateCodec.Encode(request).Span[6..]);
        Assert.Equal((request.CalledAeTitle, request.CallingAeTitle, request.MaximumPduLength), (read.CalledAeTitle, read.CallingAeTitle, read.MaximumPduLength));
        Assert.Equal((request.ImplementationClassUid, request.ImplementationVersionName), (read.ImplementationClassUid, read.ImplementationVersionName));
        Assert.Equal(request.Roles, read.Roles);
        Assert.Equal(255, read.Contexts[^1].Id);
        Assert.Equal(request.Contexts.SelectMany(context => context.TransferSyntaxes.Prepend(context.AbstractSyntax)), read.Contexts.SelectMany(context => context.TransferSyntaxes.Prepend(context.AbstractSyntax)));
    }

    [Fact]
    public void A_command_is_read_as_it_was_written()
    {
        var command = new CommandSet
        {
            Field = CommandField.MoveReply,
            AffectedSopClassUid = "1.2.3",
            AffectedSopInstanceUid = "1.2.3.4",
            MessageId = 1,
            RespondedTo = 65535,
            MoveDestination = "RADOPS",
            HasDataset = true,
            Status = 0xB000,
            Remaining = 1,
            Completed = 2,
            Failed = 3,
            Warning = 4,
            MoveOriginator = "PACS1",
            MoveOriginatorMessageId = 7,
        };
        Assert.Equal(command with { OffendingElements = [] }, CommandSet.Decode(command.Encode()) with { OffendingElements = [] });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keys_are_written_in_either_syntax(bool isExplicit)
    {
        var encoding = isExplicit ? DataEncoding.ExplicitLittle : DataEncoding.ImplicitLittle;
        var query = new FindQuery { Level = QueryLevel.Study, AccessionNumber = "ÅÄÖ1", StudyDateTo = new DateOnly(2024, 1, 15) };
        var item = FindIdentifier.Parse(FindIdentifier.Encode(query, encoding), encoding);
        Assert.Equal("STUDY", item.Code(FindIdentifier.QueryRetrieveLevel));
        Assert.Equal("-20240115", item.Code(Tags.StudyDate));
        Assert.Equal("ISO_IR 192", item.Code(Tags.SpecificCharacterSet));
        Assert.Equal("ÅÄÖ1", FindIdentifier.ReadMatch(item, QueryLevel.Study).AccessionNumber);
    }

    [Theory]
    [InlineData("", "127.0.0.1", 104, "AeTitleInvalid")]
    [InlineData("SEVENTEEN_LETTERS", "127.0.0.1", 104, "AeTitleInvalid")]
    [InlineData("RÖNTGEN", "127.0.0.1", 104, "AeTitleInvalid")]
    [InlineData("A\\B", "127.0.0.1", 104, "AeTitleInvalid")]
    [InlineData("PACS", "", 104, "HostInvalid")]
    [InlineData("PACS", "two words", 104, "HostInvalid")]
    [InlineData("PACS", "pacs.example", 0, "PortInvalid")]
    [InlineData("PACS", "pacs.example", 65536, "PortInvalid")]
    public void A_node_that_cannot_be_is_not_made(string title, string host, int port, string code)
    {
        var error = Assert.Throws<RadOpsException>(() => new DicomNode { AeTitle = title, Host = host, Port = port });
        Assert.Equal(code, error.Code);
        Assert.Equal(ErrorKind.InvalidInput, error.Kind);
    }

    [Theory]
    [InlineData(1, 1, 7, "called AE title not recognised")]
    [InlineData(1, 1, 3, "calling AE title not recognised")]
    [InlineData(2, 3, 1, "temporary congestion")]
    [InlineData(1, 2, 2, "protocol version not supported")]
    [InlineData(9, 9, 9, "unknown reason 9")]
    public void Rejections_are_told_in_words(byte result, byte source, byte reason, string words)
    {
        var error = NetworkErrors.Rejected(new DicomNode { AeTitle = "PACS", Host = "pacs.example", Port = 104 }, result, source, reason);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains($"(result {result}, source {source}, reason {reason})", error.Message, StringComparison.Ordinal);
    }
}
