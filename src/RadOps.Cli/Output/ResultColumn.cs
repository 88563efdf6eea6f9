namespace RadOps.Cli.Output;

/// <summary>A property of a result.</summary>
/// <param name="Name">Its name, that of the cmdlet's object.</param>
/// <param name="Value">
/// Its value: text, a boolean, a number, a list of texts (an array in JSON, joined by <c>;</c> elsewhere), an object (JSON only), or null.
/// </param>
/// <param name="InTable">Whether the table shows it, which has room for few.</param>
internal sealed record ResultColumn<T>(string Name, Func<T, object?> Value, bool InTable = true);
