namespace RadOps.Core.Continuity.Reader;

/// <summary>Where the fault seems to be, as the routine names it: "Sectra RIS/PACS, MEI eller annat" .</summary>
public enum ReaderSystem
{
    /// <summary>Sectra RIS.</summary>
    Ris,

    /// <summary>Sectra PACS.</summary>
    Pacs,

    /// <summary>MEI.</summary>
    Mei,

    /// <summary>Something else.</summary>
    Other,
}
