# A hospital of our own, without programming: its pack is proved, held against its routine and its cases, and one order is followed past a decision that
# holds for a month. Gives the order's decision on each day; any fault in the pack is an error that says where.
[CmdletBinding()]
param(
    [string] $Folder = "$PSScriptRoot/bjorkdalen"
)

$site = @{ SiteFile = "$Folder/site.yaml" }

# Every request has one answer, every quote stands in the routine, every case is decided as its owner expects.
Test-ReleasePolicy Bjorkdalen -Case "$Folder/fall.csv" @site |
    Where-Object Severity -EQ Error |
    ForEach-Object { Write-Error "$($_.At): $($_.Message)" }

# The same order before, during and after the hospital's own decision (policies/beslut-2026-12-iep.yaml).
$order = @{ Recipient = 'Hospital'; RecipientLocation = 'OutsideRegion'; IepConnected = $true; Medium = 'Cd'; Signature = 'Final' }
foreach ($day in '2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01') {
    $decision = Test-ReleaseEligibility @order -AsOf $day @site
    [pscustomobject]@{
        AsOf        = $decision.AsOf
        Outcome     = $decision.Outcome
        Media       = $decision.Media -join ', '
        StandsOn    = ($decision.Rules.Document | Sort-Object -Unique) -join '; '
        Explanation = $decision.Explanation
    }
}
