BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Start-ReaderIncident' {
    It 'has exactly these parameters' {
        Get-OwnParameter Start-ReaderIncident | Should -Be 'Confirm', 'Detected', 'DetectedBy', 'Drill', 'Offline', 'Organisation', 'Problem', 'Register', 'SiteFile', 'Symptom', 'System', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Start-ReaderIncident Images @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'refuses a symptom that names a patient, and repeats it nowhere' -Tag 'X-24' {
        Start-ReaderIncident Images -Symptom 'Bilderna på Anna Andersson 19121212-1212 saknas' @common -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'TextNotPlain,*'
        "$refused" | Should -Not -Match 'Anna|1212'
        Get-ChildItem "$TestDrive/journal" -Filter *.journal -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'shows whom to contact, the reader first, without network or register' -Tag 'X-08', 'X-09', 'X-17' {
        $incident = Start-ReaderIncident Images -System Pacs -Symptom 'Bilderna fastnar i kön sedan 01:20' @common -Offline
        $incident.Id | Should -BeLike 'NI-*'
        $incident.ToDo[0] | Should -Match '^Kontakta extern granskare omgående: Teleconsult koordinator \+46 81 235 01 90'
        $incident.ToDo[1] | Should -Match '^Kontakta VGR-IT'
        ($incident | Out-String -Width 400) | Should -Match 'Att göra nu'
        { Start-ReaderIncident Images @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderIncidentOpen,*'
    }

    It 'keeps a drill apart' {
        { Start-ReaderIncident Images -Drill @common -ErrorAction Stop } | Should -Throw -ErrorId 'OutageRunning,*'
        $other = New-ReaderSite "$TestDrive/övning"
        (Start-ReaderIncident Both -Drill -SiteFile $other -WarningAction SilentlyContinue | Out-String) | Should -Match '^\s*ÖVNING'
        Get-ReaderIncident -SiteFile $other -WarningAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'knows no external reader where the routine knows none' {
        { Start-ReaderIncident Images -Organisation SasBoras @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderRoutineMissing,*'
    }
}
