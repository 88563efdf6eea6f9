<#
.SYNOPSIS
Times Import-Csv into a cmdlet that hands on what it is given, and into Test-ReleaseEligibility: the same file, in turn, in this process.
.OUTPUTS
A line for each round: the seconds of processor time of the one and of the other.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $File,
    [int] $Rounds = 5
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

Add-Type -PassThru -TypeDefinition @'
using System.Management.Automation;

[Cmdlet("Invoke", "PassThrough")]
public sealed class InvokePassThroughCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject InputObject { get; set; }

    protected override void ProcessRecord() { WriteObject(InputObject); }
}
'@ | ForEach-Object { Import-Module -Assembly $_.Assembly }
Import-Module $Manifest

function Measure-Processor([scriptblock] $Script) {
    [GC]::Collect()
    $begun = [Environment]::CpuUsage.TotalTime
    $null = & $Script
    ([Environment]::CpuUsage.TotalTime - $begun).TotalSeconds
}

$rows = @{ LiteralPath = $File; Delimiter = ';' }
# The first round compiles, and is not counted.
foreach ($round in 0..$Rounds) {
    $passed = Measure-Processor { Import-Csv @rows | Invoke-PassThrough | Out-Null }
    $decided = Measure-Processor { Import-Csv @rows | Test-ReleaseEligibility -AsOf 2026-11-21 | Out-Null }
    if ($round) { [string]::Format([cultureinfo]::InvariantCulture, '{0} {1}', $passed, $decided) }
}
