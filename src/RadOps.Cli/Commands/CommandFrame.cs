using RadOps.Cli.Output;

namespace RadOps.Cli.Commands;

/// <summary>What every command stands on.</summary>
/// <param name="Options">The options that all commands have.</param>
/// <param name="Console">The tool's streams.</param>
/// <param name="Stop">Cancelled by Ctrl+C.</param>
internal sealed record CommandFrame(CommonOptions Options, ToolConsole Console, CancellationToken Stop);
