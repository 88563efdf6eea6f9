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
        # The subject's encoded words spell anything, so names are looked for in what they mean.
        $subject = -join ([regex]::Matches($mail, '=\?utf-8\?B\?([^?]*)\?=') | ForEach-Object { [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($_.Groups[1].Value)) })
        $subject | Should -Match '^Problem med den digitala kontakten med extern granskare .*: KVARSTÅR$'
        $body = ($mail -split '\r\n\r\n', 2)[1]
        $body | Should -Match 'Kvarstår problemet: JA'
        $body | Should -Match 'Symptom: Bilderna fastnar i kön'
        "$subject $body" | Should -Not -MatchExactly "\b(Ek|$([regex]::Escape($incident.ClosedBy)))\b"
    }

    It 'is forced with a reason' {
        $null = Start-ReaderIncident Other @common
        $incident = Stop-ReaderIncident "$TestDrive/tvång.txt" -Persists $false -Force -Reason 'telefonen fungerar inte' -Confirm:$false @common
        $incident.ForcedBecause | Should -Be 'telefonen fungerar inte'
        Get-Content "$TestDrive/tvång.txt" -Raw | Should -Match 'INTE bekräftat: VGR-IT'
    }
}
