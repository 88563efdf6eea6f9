# A drill: RIS is down for an hour, three referrals come on paper, a result is said by telephone, and everything is entered by two people afterwards.
# A drill is a world of its own: nothing of it reaches the real outages. Gives how the drill stands at its end; the scored report is a page in the folder.
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Folder
)

$null = New-Item $Folder -ItemType Directory -Force -WhatIf:$false
Set-Content "$Folder/site.yaml" "site: Radiologi Borås`norganisation: SasBoras`nregister: sqlite:register.db`nfolders: { journal: journal }" -WhatIf:$false
$drill = @{ SiteFile = "$Folder/site.yaml"; Drill = $true; WarningAction = 'SilentlyContinue' }

# Who leads the drill starts it. The first thing that the routine asks for is a call to TiB.
$begun = Start-OutageMode Ris @drill
if (-not $begun) { return }
$begun.Instructions | Select-Object -First 3 | ForEach-Object { Write-Verbose "$($_.Text)" }
$null = Start-OutageMode -TibContacted (Get-Date) @drill
Get-OutageContact -Topic Referral -SiteFile $drill.SiteFile -WarningAction SilentlyContinue | ForEach-Object { Write-Verbose "$($_.Name): $($_.Number)" }

# The desk: each paper gets a number. The patients do not exist.
$papers = @(
    Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' -Examination 'CT hjärna' @drill
    Register-DowntimeItem Referral -PatientId 19101010-1010 -By Akuten -ReplyFax '033-616 00 00' -Examination 'Lungröntgen' @drill
    Register-DowntimeItem Referral -By IVA -ReplyFax '033-616 00 01' -Examination 'CT buk' @drill
)
$result = Register-DowntimeItem VerbalResult -PatientId 19121212-1212 -By 'dr Ek, radiologjour' -To 'dr Al, akuten' -Referral $papers[0].Number @drill

# RIS answers again. One enters each paper, another holds its number and patient against the screen; another patient's number is refused.
$entered = @{ EnteredBy = 'usk Berg'; ConfirmedBy = 'usk Al' }
$null = Complete-DowntimeItem $papers[0].Number -Kind Referral -AccessionNumber S0001 -PatientId 19121212-1212 @entered @drill
$null = Complete-DowntimeItem $papers[1].Number -Kind Referral -AccessionNumber S0002 -PatientId 19101010-1010 @entered @drill
$null = Complete-DowntimeItem $papers[2].Number -Kind Referral -AccessionNumber S0003 @entered @drill
$null = Complete-DowntimeItem $result.Number -Kind VerbalResult -AccessionNumber S0001 -PatientId 19121212-1212 @entered @drill

# Refused while a paper is left.
Stop-OutageMode -TibContacted (Get-Date) @drill
$null = Export-OutageReport "$Folder/drill.html" -Force @drill
