<#
.SYNOPSIS
Compiles a binary module of one cmdlet, with a manifest: what any module costs that is not a script.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Folder
)
$ErrorActionPreference = 'Stop'
if (-not $PSCmdlet.ShouldProcess($Folder, 'Compile a module')) { return }

Add-Type -OutputAssembly "$Folder/OneCmdlet.dll" -TypeDefinition @'
using System.Management.Automation;

[Cmdlet("Get", "Nothing")]
public sealed class GetNothingCommand : PSCmdlet
{
}
'@
New-ModuleManifest "$Folder/OneCmdlet.psd1" -RootModule OneCmdlet.dll -ModuleVersion 1.0 -CmdletsToExport Get-Nothing -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()
