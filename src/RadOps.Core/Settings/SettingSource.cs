namespace RadOps.Core.Settings;

/// <summary>Where a setting comes from.</summary>
public enum SettingSource
{
    /// <summary>Nobody set it: RadOps' own default.</summary>
    Default,

    /// <summary>The site file.</summary>
    SiteFile,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>A parameter of the command.</summary>
    Parameter,
}
