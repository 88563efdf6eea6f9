<#
.SYNOPSIS
Runs the module's tests in this PowerShell, and writes what they came to where the build reads it.
.EXAMPLE
./build.sh build; pwsh -NoProfile -File tests/Module/Invoke-ModuleTest.ps1 -Name Get-DicomHeader
#>
[CmdletBinding()]
param(
    # File for the outcome, as JSON.
    [string] $Report,

    # Only the test files whose names match.
    [string] $Name = '*'
)
$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = (Get-ChildItem -LiteralPath $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object Name -Like "$Name*").FullName
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ([Console]::IsOutputRedirected) { $configuration.Output.RenderMode = 'Plaintext' }
$outcome = Invoke-Pester -Configuration $configuration

function Get-FullName($test) { "$([IO.Path]::GetFileName($test.ScriptBlock.File)): $($test.ExpandedPath)" }
$failed = @($outcome.Failed | ForEach-Object { Get-FullName $_ }) +
    @($outcome.FailedContainers | ForEach-Object { "$($_.Item): $($_.ErrorRecord)" }) +
    @($outcome.FailedBlocks | ForEach-Object { "$($_.ExpandedPath) (the block's own set-up): $($_.ErrorRecord)" })
if ($Report) {
    @{
        Passed  = $outcome.PassedCount
        Failed  = @($failed)
        Skipped = @($outcome.Skipped | ForEach-Object { "$(Get-FullName $_): $($_.ErrorRecord.Exception.Message -join ' ')" })
    } | ConvertTo-Json | Set-Content -LiteralPath $Report -Encoding utf8
}
exit ([int]($failed.Count -gt 0))
