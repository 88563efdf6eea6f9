# Every morning: of yesterday's examinations, which are not in BFR as they should be? Compared instance by instance with PACS.
# Gives those that somebody must do something about, the most urgent first, and with -Path writes them as a list for Excel.
[CmdletBinding(SupportsShouldProcess)]
param(
    # The examinations: a CSV with the columns of a request, SignedAt among them (RIS can export it).
    [Parameter(Mandatory)]
    [string] $Orders,
    # The site file, which says where PACS and BFR answer; without it, the one that RADOPS_SITE names.
    [string] $SiteFile = $env:RADOPS_SITE,
    [string] $Path
)

# A node that does not answer is no proof that anything is missing there: Unknown, and asked again later.
$order = 'SendNow', 'Overdue', 'NotFound', 'Unknown', 'SendOrWait'
$left = @(Find-Study -Path $Orders -SiteFile $SiteFile |
        Where-Object Advice -In $order |
        Sort-Object { $order.IndexOf("$($_.Advice)") }, AccessionNumber |
        ForEach-Object {
            [pscustomobject]@{
                AccessionNumber = $_.AccessionNumber
                Advice          = "$($_.Advice)"
                Missing         = ($_.Copies | Where-Object Role -EQ Bfr | ForEach-Object { $_.Missing.Count } | Measure-Object -Sum).Sum
                What            = $_.Explanation
            }
        })
if ($Path -and $PSCmdlet.ShouldProcess($Path, 'Write the list')) { $left | Export-Csv $Path -Delimiter ';' -Encoding utf8BOM }
$left
