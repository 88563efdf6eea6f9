<#
.SYNOPSIS
Imports a module and says how much processor time this process has used by then, from its start.
#>
[CmdletBinding()]
param(
    # The module's manifest or assembly.
    [Parameter(Mandatory)] [string] $Module
)
$ErrorActionPreference = 'Stop'
Import-Module $Module
[Environment]::CpuUsage.TotalTime.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
