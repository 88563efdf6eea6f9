BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Stop-ReaderIncident' {
    It 'has exactly these parameters' {
        Get-OwnParameter Stop-ReaderIncident | Should -Be 'Confirm', 'Drill', 'FaxedReportsPassedOn', 'Force', 'Happened', 'Incident', 'Occurred', 'Offline', 'Organisation', 'Path', 'Persists', 'Reason', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'wants the routine''s contacts first' -Tag 'X-08', 'X-09' {
        { Stop-ReaderIncident "$TestDrive/natten.eml" -Persists $false @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderIncidentNotOpen,*'
        $null = Start-ReaderIncident Images -System Pacs -Symptom 'Bilderna fastnar i kön' @common
        { Stop-ReaderIncident "$TestDrive/natten.eml" -Persists $false @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderContactsMissing,*'
        $null = Add-ReaderIncidentStep ReaderContacted @common
        $null = Add-ReaderIncidentStep VgrItContacted -By 'ssk Ek' @common
    }

    It 'changes not a byte with -WhatIf, and leaves it open where the message cannot be written' {
        $before = Get-TreeState $TestDrive
        Stop-ReaderIncident "$TestDrive/natten.eml" -Persists $true @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
        { Stop-ReaderIncident "$TestDrive/ingen/natten.eml" -Persists $true @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotWritten,*'
        { Stop-ReaderIncident "$TestDrive/natten.doc" -Persists $true @common -ErrorAction Stop } | Should -Throw -ErrorId 'MessageFormatUnknown,*'
        (Get-ReaderIncident @common).IsOpen | Should -BeTrue
    }

    It 'writes the message, with what and whether it persists, and no name' -Tag 'X-24' {
        $incident = Stop-ReaderIncident "$TestDrive/natten.eml" -Persists $true -Happened 'Omstart hjälpte inte' @common
        $incident.Persists | Should -BeTrue
        $mail = Get-Content "$TestDrive/natten.eml" -Raw
        $mail | Should -Match '^To: nu\.radiologen\.administratorer@vgregion\.se\r\nSubject: =\?utf-8\?B\?'
        $mail | Should -Match 'Kvarstår problemet: JA'
        $mail | Should -Match 'Symptom: Bilderna fastnar i kön'
        $mail | Should -Not -Match 'Ek'
        $mail | Should -Not -Match ([regex]::Escape($incident.ClosedBy) + '\b')
    }

    It 'is forced with a reason' {
        $null = Start-ReaderIncident Other @common
        $incident = Stop-ReaderIncident "$TestDrive/tvång.txt" -Persists $false -Force -Reason 'telefonen fungerar inte' -Confirm:$false @common
        $incident.ForcedBecause | Should -Be 'telefonen fungerar inte'
        Get-Content "$TestDrive/tvång.txt" -Raw | Should -Match 'INTE bekräftat: VGR-IT'
    }
}
