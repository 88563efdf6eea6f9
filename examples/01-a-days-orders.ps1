# A day's orders: decide them all, make the media that the routine lets out, list the rest for those who must act.
# Runs on what `./build.sh demo` has made; give your own folders for the real thing. Gives the media that it made.
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Orders = "$PSScriptRoot/../artifacts/demo/orders.csv",
    [string] $StudyRoot = "$PSScriptRoot/../artifacts/demo/studies",
    [string] $ReportRoot = "$PSScriptRoot/../artifacts/demo/reports",
    [Parameter(Mandatory)]
    [string] $OutputFolder
)

$register = @{ Register = "sqlite:$OutputFolder/register.db" }
$null = New-Item -ItemType Directory -Path $OutputFolder -Force -WhatIf:$false

# A row that cannot be read is an error of its own; the others are decided all the same.
$decisions = Test-ReleaseEligibility -Path $Orders @register -ErrorVariable unreadable -ErrorAction SilentlyContinue
$unreadable | ForEach-Object { Write-Verbose "$_" }

# What needs a human, with the words to say on the telephone.
$decisions | Where-Object Outcome -NotIn Allow, Partial |
    Select-Object RequestId, Outcome, @{ Name = 'Needs'; Expression = { $_.Needs -join '; ' } }, Explanation |
    Export-Csv "$OutputFolder/for-a-human.csv" -Delimiter ';' -Encoding utf8BOM -WhatIf:$false

# The media. A study that holds another patient's image, or a damaged file, is an error and gets none.
$decisions | Where-Object { $_.Images -eq 'Allow' -and $_.Route -eq 'Media' } |
    New-MediaExport -StudyRoot $StudyRoot -ReportRoot $ReportRoot -Destination "$OutputFolder/media" @register -WarningAction SilentlyContinue
