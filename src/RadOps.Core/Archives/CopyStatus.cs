namespace RadOps.Core.Archives;

/// <summary>How much of an examination a node has, measured by what PACS has.</summary>
public enum CopyStatus
{
    /// <summary>The node did not answer: it may have all or nothing.</summary>
    NoAnswer,

    /// <summary>The node was not asked, since nothing that it could be asked by is known.</summary>
    NotAsked,

    /// <summary>It has nothing.</summary>
    Absent,

    /// <summary>It has some of the instances that PACS has, and lacks others.</summary>
    Partly,

    /// <summary>It has every instance that PACS has.</summary>
    Whole,

    /// <summary>It has instances; whether they are all cannot be told, since PACS has none or did not answer.</summary>
    Held,

    /// <summary>It has the study under another patient's number, so nobody finds it by the right one.</summary>
    OtherPatient,
}
