namespace RadOps.Site;

/// <summary>What a face knows when it opens a workplace; what is not set comes from the environment and the site file.</summary>
public sealed record WorkplaceOptions
{
    /// <summary>The site file; null for the one that <c>RADOPS_SITE</c> names, if any.</summary>
    public string? SiteFile { get; init; }

    /// <summary>The register, before the site file's.</summary>
    public string? Register { get; init; }

    /// <summary>Packs that take the place of those of their organisations, before the site file's.</summary>
    public IReadOnlyList<string> PolicyFiles { get; init; } = [];

    /// <summary>Nothing may be changed (-WhatIf): a register that is there is opened for reading alone, and none is made.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>User id of the operator; null for the account that the process runs under.</summary>
    public string? Operator { get; init; }

    /// <summary>The care unit, before the site file's.</summary>
    public string? CareUnit { get; init; }

    /// <summary>Gives the time and the zone.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets what an operator should know though nothing failed.</summary>
    public Action<string>? Warning { get; init; }

    /// <summary>Cancelled when the caller has been stopped: it is then not kept waiting for a register that does not answer.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Gives an environment variable's value.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
