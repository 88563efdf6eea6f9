using System.Text;
using RadOps.Core.Register;
using RadOps.Core.Register.Interchange;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register.Interchange;

public sealed class RegisterFileTests
{
    private static readonly SetClock Clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Events_come_back_as_they_were()
    {
        var store = Store("""{"namn":"Åsa \"Öberg\" \\ é 漢 😀"}""", """{"b":"rad\nrad"}""");
        var lines = Text(store).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        using var reader = new StringReader(string.Join('\n', lines));
        var header = RegisterFile.ReadHeader(reader, "f")!;
        Assert.Equal(store.ReadHead(), new RegisterHead(header.Position, header.Hash));
        Assert.Equal(Convert.ToHexStringLower(store.SubjectSecret.Span), header.SubjectSecret);
        Assert.Equal(store.Read(new RegisterQuery()), RegisterFile.ReadEvents(reader, "f"));
    }

    [Fact]
    public void Without_payloads_there_is_neither_identity_nor_key_and_the_chain_can_still_be_checked()
    {
        var store = Store("""{"namn":"Åsa Öberg"}""");
        var text = Text(store, withPayloads: false);
        Assert.DoesNotContain("Öberg", text, StringComparison.Ordinal);
        using var reader = new StringReader(text);
        Assert.Null(RegisterFile.ReadHeader(reader, "f")!.SubjectSecret);
        Assert.True(RegisterChain.Verify(RegisterFile.ReadEvents(reader, "f"), store.ReadHead()).Holds);
    }

    [Fact]
    public void Anything_else_is_no_file_of_events_and_a_later_one_is_refused()
    {
        Assert.Null(RegisterFile.ReadHeader(new StringReader("2026-06-08 CT torax\n"), "f"));
        Assert.Null(RegisterFile.ReadHeader(new StringReader(""), "f"));
        Assert.Equal("RegisterFileNewer", Assert.Throws<RadOpsException>(() => RegisterFile.ReadHeader(new StringReader("""{"format":"radops-register","version":2,"position":0,"hash":""}"""), "f")).Code);
        Assert.Equal("RegisterFileMalformed", Assert.Throws<RadOpsException>(() => RegisterFile.ReadHeader(new StringReader("""{"format":"radops-register","version":1}"""), "f")).Code);
    }

    [Fact]
    public void A_broken_line_is_told_by_its_number_and_without_its_words()
    {
        var lines = Text(Store("""{"namn":"Öberg"}""", """{"namn":"Öberg"}""")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var cut = 1; cut < lines[2].Length; cut += 7)
        {
            using var reader = new StringReader($"{lines[1]}\n{lines[2][..cut]}");
            var error = Assert.Throws<RadOpsException>(() => RegisterFile.ReadEvents(reader, "f.ndjson").Count());
            Assert.Equal("RegisterFileMalformed", error.Code);
            Assert.StartsWith("f.ndjson, line 3,", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("berg", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(200, true), InlineData(201, false)]
    public void A_field_that_an_engine_would_cut_is_refused_before_it_gets_there(int length, bool isTaken)
    {
        var line = Text(Store("{}")).Split('\n')[1].Replace("sve11", new string('a', length), StringComparison.Ordinal);
        var read = Record.Exception(() => RegisterFile.ReadEvents(new StringReader(line), "f.ndjson").Count());
        Assert.Equal(isTaken ? null : "RegisterFileMalformed", (read as RadOpsException)?.Code);
    }

    [Fact]
    public void A_register_that_does_not_hold_is_not_written()
    {
        var store = Store("{}", "{}", "{}");
        var broken = store.Read(new RegisterQuery()).Select(item => item.Position == 2 ? item with { Payload = "{ }" } : item).ToList();
        var error = Assert.Throws<RadOpsException>(() => RegisterFile.Write(new Integrity.HeldRegister(broken, store.ReadHead()), Stream.Null));
        Assert.Equal("RegisterDoesNotHold", error.Code);
        Assert.Throws<RadOpsException>(() => RegisterFile.Write(new Integrity.HeldRegister([.. store.Read(new RegisterQuery()).Take(2)], store.ReadHead()), Stream.Null));
    }

    private static string Text(IRegisterStore store, bool withPayloads = true)
    {
        using var stream = new MemoryStream();
        RegisterFile.Write(store, stream, withPayloads);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static MemoryRegister Store(params string[] payloads)
    {
        var store = new MemoryRegister(Clock);
        store.Append([.. payloads.Select((payload, index) => new NewEvent
        {
            Id = new Guid(index + 1, 0, 0, new byte[8]),
            Kind = EventKinds.Release,
            Occurred = Clock.GetUtcNow(),
            Operator = "sve11",
            CareUnit = "Röntgen \"Åmål\"",
            Purpose = OperatorContext.CareAdministration,
            Subject = "",
            Journal = NewEvent.RegisterJournal,
            Sequence = 0,
            Payload = payload,
        })]);
        return store;
    }
}
