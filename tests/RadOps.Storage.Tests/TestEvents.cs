using RadOps.Core.Register;

namespace RadOps.Storage.Tests;

/// <summary>Events as the tests need them.</summary>
internal static class TestEvents
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    internal static NewEvent New(int number, string payload = """{"a":1}""", string subject = "", string kind = EventKinds.Release) => new()
    {
        Id = Guid.CreateVersion7(Start.AddSeconds(number)),
        Kind = kind,
        Occurred = Start.AddSeconds(number),
        Operator = "sve11",
        CareUnit = "Röntgen Åmål",
        Purpose = OperatorContext.CareAdministration,
        Subject = subject,
        Journal = NewEvent.RegisterJournal,
        Sequence = 0,
        Payload = payload,
    };

    internal static IReadOnlyList<NewEvent> Many(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(number => New(number))];

    internal static ChainReport Walk(this IRegisterStore store) => RegisterChain.Verify(store.Read(new RegisterQuery()), store.ReadHead());
}
