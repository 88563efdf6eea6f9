# Discs that came in: is each whole, and does its DICOMDIR tell the truth? Gives one object a disc.
[CmdletBinding()]
param(
    [string] $Folder = "$PSScriptRoot/../artifacts/demo/media"
)

# Beside media of our own lie their papers.
Get-ChildItem -LiteralPath $Folder -Directory | Where-Object Name -NE papers | ForEach-Object {
    $findings = @(Test-MediaExport $_.FullName)
    $headers = @(Get-DicomHeader $_.FullName | Where-Object Status -EQ Ok)
    [pscustomobject]@{
        Disc     = $_.Name
        IsWhole  = -not ($findings | Where-Object Severity -EQ Error)
        Findings = ($findings.Code | Sort-Object -Unique) -join '; '
        Studies  = @($headers.StudyInstanceUid | Where-Object { $_ } | Sort-Object -Unique).Count
        Images   = @($headers | Where-Object InstanceNumber).Count
    }
}
