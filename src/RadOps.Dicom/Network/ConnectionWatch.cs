namespace RadOps.Dicom.Network;

/// <summary>Times the steps of one connection, as far as they come, also of one that fails.</summary>
internal sealed class ConnectionWatch(TimeProvider time)
{
    private long since = time.GetTimestamp();

    /// <summary>Time for the name service; null where it was not come to, as for the others.</summary>
    internal TimeSpan? Lookup { get; private set; }

    /// <summary>Time for the TCP connection.</summary>
    internal TimeSpan? Connect { get; private set; }

    /// <summary>Time for TLS.</summary>
    internal TimeSpan? Handshake { get; private set; }

    /// <summary>Time for the association.</summary>
    internal TimeSpan? Associate { get; private set; }

    /// <summary>Time between the question and its answer.</summary>
    internal TimeSpan? Reply { get; private set; }

    /// <summary>When the certificate that was shown ends, also one that was not taken.</summary>
    internal DateTimeOffset? CertificateUntil { get; private set; }

    internal void Found() => Lookup = Lap();

    internal void Connected() => Connect = Lap();

    internal void Shown(DateTimeOffset until) => CertificateUntil = until;

    internal void Agreed() => Handshake = Lap();

    internal void Associated() => Associate = Lap();

    internal void Answered() => Reply = Lap();

    private TimeSpan Lap()
    {
        var now = time.GetTimestamp();
        var lap = time.GetElapsedTime(since, now);
        since = now;
        return lap;
    }
}
