namespace RadOps.Formats.Csv;

/// <summary>Why a row of a CSV file cannot be read at all.</summary>
/// <param name="Field">The field that is to blame, from 0; null when it is the row as a whole.</param>
/// <param name="Message">What is wrong with it and what to do.</param>
public sealed record CsvProblem(int? Field, string Message);
