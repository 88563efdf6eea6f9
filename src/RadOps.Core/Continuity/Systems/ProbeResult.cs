using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Systems;

/// <summary>What came of asking one node, host or register, with the time of each step as far as it came.</summary>
public sealed record ProbeResult
{
    /// <summary>The name that the site gives it, or its address; <c>register</c> for the register.</summary>
    public required string Name { get; init; }

    /// <summary>How it is asked.</summary>
    public required ProbeKind Kind { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>The systems that it speaks for; none for one that no system is known by.</summary>
    public IReadOnlyList<RadSystem> Systems { get; init; } = [];

    /// <summary>What came of it.</summary>
    public required ProbeStatus Status { get; init; }

    /// <summary>Time for the name service; null where it was not come to.</summary>
    public TimeSpan? Lookup { get; init; }

    /// <summary>Time for the TCP connection.</summary>
    public TimeSpan? Connect { get; init; }

    /// <summary>Time for TLS.</summary>
    public TimeSpan? Handshake { get; init; }

    /// <summary>Time for the DICOM association.</summary>
    public TimeSpan? Associate { get; init; }

    /// <summary>Time between the question and its answer: C-ECHO, or the register's head.</summary>
    public TimeSpan? Reply { get; init; }

    /// <summary>Whole days until the certificate that it showed ends, below zero once it has; null without TLS.</summary>
    public int? CertificateDaysLeft { get; init; }

    /// <summary>Stable code of why it does not answer as it should; null when it does.</summary>
    public string? Code { get; init; }

    /// <summary>The same in words, with what to do about it.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is asked over the network; a register in a file is not.</summary>
    public bool IsByNetwork { get; init; } = true;

    /// <summary>Whether anything was heard from its machine, be it that nothing listens there: the network to it works.</summary>
    public bool IsHeard => Status is ProbeStatus.Answers or ProbeStatus.Refuses || Connect is not null || Code == "NodeRefused";
}
