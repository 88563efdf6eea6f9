namespace RadOps.Core.Register;

/// <summary>A walk along the chain, one event at a time, for whoever reads the events anyway.</summary>
public sealed class RegisterChainWalk
{
    private RegisterHead head = RegisterHead.Empty;
    private ChainFault? fault;

    /// <summary>What was found so far.</summary>
    public ChainReport Report => new(head.Position, head, fault);

    /// <summary>Takes the next event.</summary>
    /// <returns>False once something does not hold; nothing after it is judged.</returns>
    public bool Next(RegisterEvent @event)
    {
        if (fault is not null) return false;
        fault = JudgeLink(@event, head) ?? JudgeContent(@event);
        if (fault is not null) return false;
        head = new RegisterHead(@event.Position, @event.Hash);
        return true;
    }

    /// <summary>Compares the end of the walk with what the register remembers.</summary>
    public ChainReport End(RegisterHead remembered)
    {
        if (fault is null && remembered != head)
            fault = new ChainFault(head.Position + 1, "TailMissing", $"The register remembers {remembered.Position} events as its end, but holds {head.Position}, or another last one.");
        return Report;
    }

    /// <summary>Whether an event stands where it should, after the one before it.</summary>
    internal static ChainFault? JudgeLink(RegisterEvent @event, RegisterHead before)
    {
        var expected = before.Position + 1;
        if (@event.Position != expected)
            return new ChainFault(expected, "PositionGap", $"Event {expected} is missing or moved: event {@event.Position} stands in its place.");
        return @event.PreviousHash == before.Hash ? null : new ChainFault(expected, "PreviousHash", $"Event {expected} does not follow the event before it.");
    }

    /// <summary>Whether an event is what its hashes say.</summary>
    internal static ChainFault? JudgeContent(RegisterEvent @event)
    {
        if (@event.Payload is { } payload && !EnvelopeBytes.Own.HasHash(payload.Utf8.Span, @event.PayloadHash))
            return new ChainFault(@event.Position, "PayloadHash", $"The payload of event {@event.Position} was changed after it was recorded.");
        return EnvelopeBytes.Own.HasHash(@event) ? null : new ChainFault(@event.Position, "EnvelopeHash", $"The envelope of event {@event.Position} was changed after it was recorded.");
    }
}
