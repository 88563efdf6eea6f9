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
        fault = Judge(@event);
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

    private ChainFault? Judge(RegisterEvent @event)
    {
        var expected = head.Position + 1;
        if (@event.Position != expected)
            return new ChainFault(expected, "PositionGap", $"Event {expected} is missing or moved: event {@event.Position} stands in its place.");
        if (@event.PreviousHash != head.Hash)
            return new ChainFault(expected, "PreviousHash", $"Event {expected} does not follow the event before it.");
        if (@event.Payload is { } payload && RegisterChain.Sha256(payload) != @event.PayloadHash)
            return new ChainFault(expected, "PayloadHash", $"The payload of event {expected} was changed after it was recorded.");
        if (RegisterChain.HashOf(@event) != @event.Hash)
            return new ChainFault(expected, "EnvelopeHash", $"The envelope of event {expected} was changed after it was recorded.");
        return null;
    }
}
