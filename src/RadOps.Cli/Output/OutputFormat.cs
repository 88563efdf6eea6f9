namespace RadOps.Cli.Output;

/// <summary>How results are written.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns, for people.</summary>
    Table,

    /// <summary>An array of objects with the cmdlets' property names.</summary>
    Json,

    /// <summary>The same names as columns.</summary>
    Csv,
}
