# The night's export, for Task Scheduler or cron: every medium that the routine lets out, several at a time, and a list of what became of each order.
# What a power cut or Ctrl+C broke off is finished first, and what is done already is not done again, so it may be run as often as one likes. Gives the list; the exit code is 0 when nothing is left for a human, else 1.
#   pwsh -NoProfile -File 05-nightly-export.ps1 -Orders \\ris\export\orders.csv -StudyRoot D:\studies -OutputFolder D:\natt
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Orders = "$PSScriptRoot/../artifacts/demo/orders.csv",
    [string] $StudyRoot = "$PSScriptRoot/../artifacts/demo/studies",
    [string] $ReportRoot = "$PSScriptRoot/../artifacts/demo/reports",
    [Parameter(Mandatory)]
    [string] $OutputFolder,
    # A register of its own beside the media; give the department's, or leave it out of the calls where RADOPS_SITE names a site file.
    [string] $Register = "sqlite:$OutputFolder/register.db",
    [int] $ThrottleLimit = 4
)

$ProgressPreference = 'SilentlyContinue' # Nobody looks on at night.
$null = New-Item -ItemType Directory -Path $OutputFolder -Force -WhatIf:$false

# What the register knows already; the first night there is none.
$made = @{}
try {
    Get-MediaExport -Register $Register -ErrorAction Stop | Out-Null
    $null = Resume-MediaExport -Register $Register -ErrorVariable unfinished -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
    $unfinished | ForEach-Object { Write-Verbose "$_" }
    Get-MediaExport -Register $Register | Where-Object ExportId | ForEach-Object { $made[$_.RequestId] = $_.ExportId }
}
catch {
    if ($_.FullyQualifiedErrorId -notlike 'RegisterNotFound,*') { throw }
}

# What cannot be read, and what cannot be made, are errors with the order as their target. The others go on.
$decisions = @(Test-ReleaseEligibility -Path $Orders -Register $Register -ErrorVariable unread -ErrorAction SilentlyContinue)
$released = $decisions | Where-Object { $_.Images -eq 'Allow' -and $_.Route -eq 'Media' -and -not $made[$_.RequestId] }
$exports = @($released | New-MediaExport -StudyRoot $StudyRoot -ReportRoot $ReportRoot -Destination "$OutputFolder/media" -Register $Register -ThrottleLimit $ThrottleLimit `
        -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue)
if ($WhatIfPreference) { return }

$exports | ForEach-Object { $made[$_.RequestId] = $_.ExportId }
$faults = @{}
@($unread) + @($failed) | Where-Object TargetObject | ForEach-Object { $faults["$($_.TargetObject)"] = "$_" }

# One row an order. What is in BFR, or goes on paper, is nobody's medium and nobody's fault.
$list = @(
    $decisions | ForEach-Object {
        [pscustomobject]@{
            RequestId = $_.RequestId
            Result    = if ($made[$_.RequestId]) { 'Made' } elseif ($faults[$_.RequestId]) { 'Failed' } elseif ($_.Outcome -in 'Allow', 'Partial') { "$($_.Route)" } else { "$($_.Outcome)" }
            ExportId  = $made[$_.RequestId]
            Reason    = $faults[$_.RequestId] ?? $_.Explanation
        }
    }
    $unread | ForEach-Object { [pscustomobject]@{ RequestId = "$($_.TargetObject)"; Result = 'Unread'; ExportId = $null; Reason = "$_" } }
)
$list | Export-Csv "$OutputFolder/night-$(Get-Date -Format yyyy-MM-dd).csv" -Delimiter ';' -Encoding utf8BOM
$list
exit [int](@($list | Where-Object Result -In Needs, Open, Failed, Unread).Count -gt 0)
