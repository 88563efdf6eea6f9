namespace RadOps.Core.Export;

/// <summary>Writes the pages of a medium that a person reads without any software (IHE PDI); implemented by RadOps.Documents.</summary>
public interface IMediumPages
{
    /// <summary>The text of INDEX.HTM: plain Swedish, no scripts, no network.</summary>
    string Index(MediumContents contents);

    /// <summary>The text of README.TXT.</summary>
    string Readme(MediumContents contents);
}
