# What the examples of the help are run on: for each cmdlet, what a reader who tries them would have before him. A scene is run before each example, with its number, in a folder of
# the cmdlet's own that RADOPS_SITE names a site file in; it gives what stands in the example for something of the reader's own, with what stands for it here, or the reason why the
# example cannot be run here. A cmdlet that is not here runs its examples in its own tests, by Invoke-HelpExample.
Import-Module "$PSScriptRoot/ModuleTest.psm1"

$ExampleId = 'R-20261121-4F7K2Q'
$Quiet = @{ WarningAction = 'SilentlyContinue' }

function New-SceneFile([string] $Name, [object[]] $Order) { $Order | Export-Csv $Name -Delimiter ';' -Encoding utf8 }

# A release by hand, and its id for the example's.
function New-SceneRelease([hashtable] $With = @{}, [string[]] $Step = @(), [datetime] $Occurred = (Get-Date)) {
    @{ $ExampleId = (New-PatientOrder (Join-Hashtable @{ RequestId = [guid]::NewGuid().ToString('N'); AccessionNumber = [guid]::NewGuid().ToString('N').Substring(0, 12) } $With) | Register-ManualRelease -Proof 'kvitto' -Medium Cd -Step $Step -Occurred $Occurred @Quiet).ExportId }
}

# .NET's current folder is not PowerShell's: a study is written by its full path.
function New-SceneStudy { if (-not (Test-Path studies)) { New-SyntheticStudy "$($PWD.ProviderPath)/studies/A1" -AccessionNumber A1 } }

# A medium that waits at the desk.
function New-SceneMedium([string] $Delivery = 'Post') {
    New-SceneStudy
    New-PatientOrder @{ RequestId = [guid]::NewGuid().ToString('N'); Delivery = $Delivery; IepConnected = $false; RegisterHitAcknowledged = $true; ConsentBy = 'ssk Ek'; ConsentAt = '2026-06-08' } |
        New-MediaExport -StudyRoot ./studies -Destination ./media @Quiet
}

function New-ScenePaper { Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' -Organisation SasBoras @Quiet }

function New-SceneSample {
    if (Test-Path stickprov.csv) { return }
    $middle = (Get-Date -Day 15 -Hour 12).AddMonths(-1)
    1..4 | ForEach-Object { $null = New-PatientOrder @{ RequestId = "P$_"; AccessionNumber = "N$_" } | Register-ManualRelease -Proof 'kvitto' -Medium Cd -Occurred $middle @Quiet }
    New-AuditSample $middle.ToString('yyyy-MM') -Path stickprov.csv @Quiet
}

$script:Scenes = @{
    'Add-ReferralNote'           = { New-SceneRelease -Step @(if ($args[0] -eq 2) { 'MediumMade' }) }
    'Clear-RegisterPayload'      = { New-SceneRelease }
    'Complete-DowntimeItem'      = {
        $paper = New-ScenePaper
        if ($args[0] -eq 2) {
            Get-DowntimeItem -Organisation SasBoras | Select-Object Number, @{ n = 'AccessionNumber'; e = { 'S0002' } }, @{ n = 'PatientId'; e = { '19121212-1212' } }, @{ n = 'EnteredBy'; e = { 'usk Ek' } }, @{ n = 'ConfirmedBy'; e = { 'usk Al' } } |
                Export-Csv entered.csv -Delimiter ';'
        }
    }
    'Complete-MediaExport'       = {
        $medium = New-SceneMedium ($args[0] -eq 2 ? 'PickUp' : 'Post')
        @{ $ExampleId = $medium.ExportId; 'E:\' = $medium.Path }
    }
    'Export-AuditMessage'        = { New-SceneRelease }
    'Export-AuditReport'         = { New-SceneRelease }
    'Export-DisclosureReport'    = { New-SceneRelease }
    'Export-OutageReport'        = {
        $null = Start-OutageMode Ris -Organisation SasBoras -Drill:($args[0] -eq 2) @Quiet
        $null = Stop-OutageMode -TibContacted (Get-Date) -Organisation SasBoras -Drill:($args[0] -eq 2) -Confirm:$false @Quiet
    }
    'Get-AuditSample'            = { New-SceneSample }
    'Get-DicomHeader'            = { New-SceneStudy }
    'Get-DisclosureReport'       = { (New-SceneRelease) + @{ '(Read-Host -AsSecureString)' = "(ConvertTo-SecureString '19121212-1212' -AsPlainText -Force)" } }
    'Get-DowntimeItem'           = { New-ScenePaper }
    'Get-MediaExport'            = { New-SceneRelease @{ AccessionNumber = "SE202600$($args[0] -eq 3 ? 1 : "9$($args[0])")" } }
    'Get-OutageMode'             = { if ($args[0] -eq 1) { Start-OutageMode Ris -Organisation SasBoras @Quiet } }
    'Get-ReaderIncident'         = {
        if ($args[0] -eq 1) { Start-ReaderIncident Images -Organisation NuSjukvarden @Quiet }
        else { Stop-ReaderIncident natten.txt -Persists $false -Force -Reason 'VGR-IT svarar inte' -Organisation NuSjukvarden -Confirm:$false @Quiet }
    }
    'Get-ReferralNote'           = { New-SceneRelease -Step MediumMade, Sent }
    'Get-ReleasePolicy'          = { }
    'Import-MediaExport'         = {
        Set-Content Exporterade-bilder.txt 'CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.' -Encoding utf8
        Set-Content lista.csv 'Personnummer;Remissnummer;Utlämnad;Rad', '19121212-1212;A1;2026-06-10;CT torax 260608: Skickas till Röntgen Sjöberga.' -Encoding utf8
    }
    'Invoke-ReleaseAudit'        = {
        if ($args[0] -eq 4) { return 'it ends in an error on what is found here, as it is meant to: Invoke-ReleaseAudit.Tests.ps1 sees that' }
        New-SceneRelease
    }
    'New-AnonymizedReferral'     = { }
    'New-AuditSample'            = {
        # The quarter before this one, whenever the tests are run.
        $then = (Get-Date -Day 15 -Hour 12).AddMonths($args[0] -eq 1 ? -1 : -3)
        $null = New-SceneRelease -Occurred $then
        @{ '2026-Q3' = "$($then.Year)-Q$([math]::Ceiling($then.Month / 3))" }
    }
    'New-DowntimeReferral'       = { }
    'New-InvoiceBasis'           = { New-SceneRelease }
    'New-MediaExport'            = {
        if ($args[0] -eq 4) { return 'it fetches from an archive: New-MediaExport.Tests.ps1 does, from an Orthanc' }
        New-SceneStudy; $null = New-Item reports -ItemType Directory -Force
        New-SceneFile orders.csv (New-Order @{ RequestId = "M$($args[0])"; RegisterHitAcknowledged = $true })
    }
    'New-OutageKit'              = { if ($args[0] -eq 1) { 'twenty referrals are printed by a browser: the second example makes five, and New-OutageKit.Tests.ps1 the rest' } }
    'New-ReleasePaper'           = {
        $medium = New-SceneMedium
        # Nothing is opened in a window here, and no browser prints.
        @{ $ExampleId = $medium.ExportId; 'Invoke-Item' = 'ForEach-Object Path'; ' -AsPdf' = '' }
    }
    'New-ReleasePolicy'          = { }
    'New-ReleaseRequestTemplate' = { }
    'Open-AnonymizedReferral'    = { }
    'Register-AuditReview'       = {
        New-SceneSample | Out-Null
        $rows = Import-Csv stickprov.csv -Delimiter ';'
        $rows[0].Outcome = 'Justified'
        $rows | Export-Csv stickprov.csv -Delimiter ';'
        @{ '2026-10 R-20261014-4F7K2Q' = "$($rows[1].Period) $($rows[1].ExportId)" }
    }
    'Register-Consent'           = {
        New-SceneFile orders.csv ('B12', 'B17', 'B18' | ForEach-Object { New-Order @{ RequestId = $_; AccessionNumber = $_ } })
        New-SceneFile order.csv (New-Order)
    }
    'Register-DowntimeItem'      = { }
    'Register-ManualRelease'     = { New-SceneFile order.csv (New-Order @{ RequestId = "M$($args[0])"; IepConnected = ($args[0] -eq 1); RegisterHitAcknowledged = $true }) }
    'Register-ReleaseCorrection' = { New-SceneRelease }
    'Register-ReleaseAuditSchedule' = { 'it asks the scheduler of the machine itself: Register-ReleaseAuditSchedule.Tests.ps1 does, with a crontab of its own' }
    'Resume-MediaExport'         = { if ($args[0] -eq 3) { return 'it gives up a release that was broken off: Resume-MediaExport.Tests.ps1 breaks one off' }; New-SceneRelease }
    'Send-AuditMessage'          = {
        if ($args[0] -eq 3) { return 'it sends to a repository: Send-AuditMessage.Tests.ps1 says what it does where none answers' }
        $null = New-SceneRelease
        # The second sends nothing: what was there before today is left out, and nothing has come since.
        if ($args[0] -eq 1) { Add-Content site.yaml 'audit: { repository: { host: localhost, port: 9 } }' }
        @{ '(Get-Date).Date' = '(Get-Date).Date.AddDays(1)' }
    }
    'Send-ToBfr'                 = { 'it sends to a node: Send-ToBfr.Tests.ps1 does, to an Orthanc' }
    'Send-ToExternalReader'      = { 'it sends to a node: Send-ToExternalReader.Tests.ps1 does, to an Orthanc' }
    'Send-ToIep'                 = { 'it sends to a node: Send-ToIep.Tests.ps1 does, to an Orthanc' }
    'Confirm-Transfer'           = { if ($args[0] -eq 1) { return 'it confirms what was sent to a node: Confirm-Transfer.Tests.ps1 does, to an Orthanc' }; New-SceneRelease }
    'Start-OutageMode'           = { }
    'Start-ReaderIncident'       = { if ($args[0] -eq 2) { $null = Stop-ReaderIncident natt.txt -Persists $false -Force -Reason 'VGR-IT svarar inte' -Organisation NuSjukvarden -Confirm:$false @Quiet } }
    'Stop-OutageMode'            = {
        $null = Start-OutageMode Ris -Organisation SasBoras @Quiet
        if ($args[0] -eq 2) { $null = New-ScenePaper; @{ '-Force' = '-Force -Confirm:$false' } }
    }
    'Stop-ReaderIncident'        = {
        $null = Start-ReaderIncident Images -Organisation NuSjukvarden @Quiet
        if ($args[0] -eq 1) { 'ReaderContacted', 'VgrItContacted' | ForEach-Object { $null = Add-ReaderIncidentStep $_ -Organisation NuSjukvarden @Quiet } }
        else { @{ '-Force' = '-Force -Confirm:$false' } }
    }
    'Test-MediaExport'           = {
        $medium = New-SceneMedium
        @{ $ExampleId = $medium.ExportId; 'D:/' = $medium.Path }
    }
    'Test-ReleaseEligibility'    = { New-SceneFile orders.csv (New-Order), (New-PatientOrder) }
    'Unregister-ReleaseAuditSchedule' = { 'it asks the scheduler of the machine itself: Unregister-ReleaseAuditSchedule.Tests.ps1 does, with a crontab of its own' }
    'Test-ReleasePolicy'         = {
        if ($args[0] -eq 2) { return 'the repository holds no copy of the routine: Test-ReleasePolicy.Tests.ps1 makes one up' }
        @{ './examples' = "$(Get-RepositoryRoot)/examples" }
    }
}

<#
.SYNOPSIS
The cmdlets whose examples are run on a scene.
#>
function Get-HelpScene { $script:Scenes.Keys | Sort-Object }

<#
.SYNOPSIS
Runs every example of a cmdlet's help, shows what it gives, and tells of each how it went: ok, the reason why it was not run, or the error.
#>
function Invoke-HelpScene([string] $Cmdlet, [string] $Folder) {
    $ErrorActionPreference = 'Stop'
    $null = New-Item $Folder -ItemType Directory -Force
    Push-Location $Folder
    Set-Content site.yaml "site: Röntgen Provsjukhuset`norganisation: NuSjukvarden`nregister: sqlite:register.db`nfolders: { journal: journal }`n"
    $env:RADOPS_SITE = (Resolve-Path site.yaml).ProviderPath
    try {
        $number = 0
        foreach ($example in @((Get-CmdletHelp $Cmdlet).examples.example)) {
            $number++
            $global:PSDefaultParameterValues = @{ '*:NoClipboard' = $true }
            $outcome = 'ok'
            $changed = $null
            try {
                $given = @(& $script:Scenes[$Cmdlet] $number)
                if ($given.Count -gt 0 -and $given[-1] -is [string]) { $outcome = "not run: $($given[-1])" }
                else {
                    $code = $example.code
                    if ($given.Count -gt 0 -and $given[-1] -is [hashtable]) { $given[-1].GetEnumerator() | Sort-Object { - $_.Key.Length } | ForEach-Object { $code = $code.Replace($_.Key, $_.Value) } }
                    if ($number -eq 1 -and (Get-Command $Cmdlet).Parameters.ContainsKey('WhatIf')) { $changed = Invoke-WhatIf $Cmdlet $code }
                    & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$code")) | Out-Default
                }
            }
            catch { $outcome = "$($_.FullyQualifiedErrorId): $_ $($_.InvocationInfo.PositionMessage)" }
            [pscustomobject]@{ Cmdlet = $Cmdlet; Number = $number; Outcome = $outcome; Changed = $changed }
        }
    }
    finally { Pop-Location; $env:RADOPS_SITE = $null }
}

# Runs an example as with -WhatIf, between two lines that are found again in a transcript, and gives what it changed: nothing, where all is well.
function Invoke-WhatIf([string] $Cmdlet, [string] $Code) {
    $state = Get-TreeState $PWD.ProviderPath
    Write-Information "<whatif $Cmdlet>" -InformationAction Continue
    # What is done with the result afterwards has nothing to work on.
    try { & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'; `$WhatIfPreference = `$true`n$Code")) | Out-Null } catch { Write-Information "failed: $_" -InformationAction Continue }
    Write-Information "</whatif $Cmdlet>" -InformationAction Continue
    @(Compare-Object @($state) @(Get-TreeState $PWD.ProviderPath)).InputObject -join ', '
}

Export-ModuleMember -Function Get-HelpScene, Invoke-HelpScene
