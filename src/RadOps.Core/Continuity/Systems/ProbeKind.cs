namespace RadOps.Core.Continuity.Systems;

/// <summary>How a system is asked whether it is there.</summary>
public enum ProbeKind
{
    /// <summary>By C-ECHO, over TLS where the node has it.</summary>
    Dicom,

    /// <summary>By TLS and its certificate alone.</summary>
    Tls,

    /// <summary>By a TCP connection alone: that somebody listens, not that it works.</summary>
    Tcp,

    /// <summary>By reading the register's head.</summary>
    Register,
}
