using RadOps.Core.Release;
using RadOps.Formats.Csv;

namespace RadOps.Cli.Commands;

/// <summary>The file of requests that a command line names; - is standard input.</summary>
internal static class RequestInput
{
    internal static RequestCsvReader Open(string path, RequestBinding binding) =>
        path == "-" ? RequestCsvReader.Open(Console.OpenStandardInput(), "standard input", binding) : RequestCsvReader.Open(path, binding);
}
