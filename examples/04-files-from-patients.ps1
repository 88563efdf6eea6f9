# An afternoon's files from 1177: what came since the messages were sent is taken in, what is in Picsara is cleaned, and what is left is listed.
# Makes two synthetic patients' files in a folder of its own, and gives the cases that are not clean at the end of the day.
[CmdletBinding()]
param(
    [string] $Folder = "$PSScriptRoot/../artifacts/1177"
)

$null = New-Item "$Folder/downloads", "$Folder/picsara", "$Folder/earchive" -ItemType Directory -Force
$Folder = (Resolve-Path -LiteralPath $Folder).ProviderPath
# Who may fetch files is the site's to say: here, everybody but a shared account. At a hospital: personal: "^[a-z]{5}[0-9]*$".
Set-Content "$Folder/site.yaml" "site: Hudmottagningen`norganisation: SkaraborgsSjukhus`nregister: sqlite:register.db`nfolders: { journal: journal, picsara: picsara, earchive: earchive }`naccounts: { personal: '.', shared: '^gk' }"
$site = @{ SiteFile = "$Folder/site.yaml"; WarningAction = 'SilentlyContinue' }

# What the browser would have saved in Hämtade filer: a picture of a hand, the same once more, and a letter.
[IO.File]::WriteAllBytes("$Folder/downloads/hand.png", [Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR4nGPgAgIGVAIABlQAoTkBXoYAAAAASUVORK5CYII='))
Copy-Item "$Folder/downloads/hand.png" "$Folder/downloads/hand (1).png"
$packed = [IO.MemoryStream]::new([Convert]::FromBase64String('H4sIAAAAAAACA21RXU+DMBR976+4L0v0QUuBEpcse0C3mKhx2XhbfOjGBVkmNW23TH+9/UAhwYY2cO6555xyJ6uH5Q27TQmDCOTuQGYzoMXXJwK9F0YcZQ10JWrUEFvCGuZzgm3piPGoIfDoU1Nq2CaO/mZV5Kk1wAaNyb+N7lRoqcGHvmDZiFxeYBtZII789nqtsTQNaeCtUcuT2ltjp7e01fDCgHeBw/Prng7cn7GtzTsk3NW1USg+SF74ZhZDUVlLYNa5KOEqV3i+huIAi8JJdexOlI+u5IPQzWln/KcDGdBcaAyVRzye0TR7MYh2UViRCDIS/S3IOLfxKuixKYRK22P8boQxxkdYnLIRlsRZjxklmiMqf41N842Q2f8rpRtfN3tthDI+ZzLNyGSyeF2SH2j32FFDAgAA'))
$unpacked = [IO.Compression.GZipStream]::new($packed, [IO.Compression.CompressionMode]::Decompress)
$letterFile = [IO.File]::Create("$Folder/downloads/brev.pdf")
$unpacked.CopyTo($letterFile)
$letterFile.Dispose()

# One case a message. What only a person can say is said here; what is left out holds the case.
$said = @{
    Channel = 'EServices1177'; UnitActivated = $true; PatientActivated = $true; CareRelation = $true; PriorDialogue = $true; Relevant = $true
    PicsaraReady = $true; SentAt = (Get-Date).AddHours(-2)
}
$hand = Import-PatientFile "$Folder/downloads/hand*.png" -Class Image @said @site
$letter = Import-PatientFile "$Folder/downloads/brev.pdf" -Class Document @said @site
$hand.Steps + $letter.Steps | Write-Verbose

# Picsara has imported from its folder, and somebody has seen the picture there. Every copy goes.
$null = $hand | Complete-PatientFile -Uploaded @site -Confirm:$false
# The letter is printed. It is gone from the computer, and tracked as a paper until it is in E-arkiv.
$null = $letter | Complete-PatientFile -Printed @site -Confirm:$false

Get-PatientFile @site | ForEach-Object {
    [pscustomobject]@{ CaseId = $_.CaseId; Papers = $_.Papers; KeptAt1177Until = $_.KeptUntil; Missing = $_.Missing -join ' ' }
}
