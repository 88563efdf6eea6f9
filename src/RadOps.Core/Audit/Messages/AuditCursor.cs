using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// How far the register is told of, kept in the register: it is there for whichever machine sends next, is restored with a backup, and cannot be lost apart from the events. Each is numbered, and its id is
/// made of the number, so that the last is found in a few looks and of two senders one is told that it was not first.
/// </summary>
/// <param name="store">The register.</param>
/// <param name="clock">The time.</param>
/// <param name="context">On whose behalf it is written.</param>
internal sealed class AuditCursor(IRegisterStore store, TimeProvider clock, OperatorContext context)
{
    private readonly EventDraft draft = new(store.SubjectSecret, clock, context);

    /// <summary>The last: its number, from 1, and the place up to which everything is told; zeros where there is none.</summary>
    internal (int Number, long Through) Find()
    {
        var least = 0;
        var most = 1;
        while (Read(most) is not null) (least, most) = (most, most * 2);
        while (most - least > 1)
        {
            var middle = least + ((most - least) / 2);
            if (Read(middle) is null) most = middle;
            else least = middle;
        }

        // No payload of these is disposed of; one that somebody took away lets everything be told again.
        return (least, least > 0 && RegisterJson.Read(Read(least)!, RegisterJson.Default.AuditSentPayload) is { } sent ? sent.Through : 0);
    }

    /// <summary>Moves it on. Where another sender has moved it as far already, that stands.</summary>
    /// <exception cref="RadOpsException">The register cannot be written.</exception>
    internal void Advance(long through, int messages, string repository)
    {
        for (var last = Find(); last.Through < through; last = Find())
        {
            var payload = new AuditSentPayload { Through = through, Messages = messages, Repository = repository };
            try
            {
                store.Append([draft.Make(IdOf(last.Number + 1), EventKinds.AuditMessagesSent, "", CanonicalJson.Of(payload, RegisterJson.Default.AuditSentPayload))]);
                return;
            }
            catch (RadOpsException taken) when (taken.Code == "EventExists")
            {
                continue; // somebody else sends too: where they came to is looked at again
            }
        }
    }

    private RegisterEvent? Read(int number) => store.Read(new RegisterQuery { Ids = [IdOf(number)] }).FirstOrDefault();

    private static Guid IdOf(int number) => EventId.For(EventKinds.AuditMessagesSent, FormattableString.Invariant($"{number}"));
}
