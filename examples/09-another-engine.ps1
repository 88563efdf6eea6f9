# The register is to be shared by several machines: from SQLite to SQL Server, or to PostgreSQL, with every event's position, time and hash as they were.
# Proved before, and after against a digest that was taken before. The old register is left as it is; put it away once the new one is in the site file.
#   ./09-another-engine.ps1 -From sqlite:D:\radops\register.db -To 'sqlserver:Server=db1;Database=RadOps;Integrated Security=true' -Folder D:\move
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $From,
    # An empty database. sqlserver:… or postgres:…
    [Parameter(Mandatory)]
    [string] $To,
    # Where the digest is kept, and the events while they are on their way; nobody else should have access, since they hold identities.
    [Parameter(Mandatory)]
    [string] $Folder,
    [string] $Tool = 'radops'
)
$ErrorActionPreference = 'Stop'

$before = Test-RegisterIntegrity -Register $From
if (-not $before.Holds) { throw "The register does not hold ($($before.Code)). Find out why before it is moved." }
if (-not $PSCmdlet.ShouldProcess("$($before.Events) events", 'Move to another engine')) { return }

$null = New-Item $Folder -ItemType Directory -Force
$digest = Export-RegisterDigest "$Folder/digest-before.txt" -Register $From
$events = "$Folder/events.ndjson"
try {
    & $Tool register export $events --register $From | Write-Verbose
    if ($LASTEXITCODE -ne 0) { throw "The events were not exported (exit code $LASTEXITCODE)." }
    & $Tool register import $events --register $To | Write-Verbose
    if ($LASTEXITCODE -ne 0) { throw "The events were not brought in (exit code $LASTEXITCODE). The same command again brings in only what is new." }
}
finally {
    Remove-Item -LiteralPath $events -ErrorAction Ignore
}

# The new register walks from its first event to the last, and says whether it is the one that the digest is of.
$after = Test-RegisterIntegrity "$Folder/digest-before.txt" -Register $To
if (-not $after.Holds) { throw "The new register does not hold ($($after.Code)). Go on with the old one." }
[pscustomobject]@{ Events = $after.Events; CertifiedTo = $digest.Position; SameRegister = -not ($after.Digests.Agrees -contains $false) }
