BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $site = New-OutageSite $TestDrive
    $common = @{ SiteFile = $site; WarningAction = 'SilentlyContinue' }
}

Describe 'Start-OutageMode' {
    It 'has exactly these parameters' {
        Get-OwnParameter Start-OutageMode | Should -Be 'Confirm', 'Drill', 'Mode', 'Offline', 'Organisation', 'Register', 'SiteFile', 'Started', 'TibContacted', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Start-OutageMode Total @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'shows the instructions of the mode, verbatim, and that TiB is to be contacted, until somebody has' -Tag 'D-05', 'D-16' {
        $status = Start-OutageMode Total @common
        $status.Modes, $status.IsOngoing | Should -Be 'Total', $true
        $shown = $status | Out-String -Width 300
        $shown | Should -Match 'Totalt driftstopp'
        $shown | Should -Match 'inga remisser, svar eller bilder finns tillgängliga elektroniskt under driftstoppet'
        $shown | Should -Match 'Kontakta TiB nu'
        $told = Start-OutageMode -TibContacted (Get-Date) @common
        $told.TibTold | Should -Not -BeNullOrEmpty
        ($told | Out-String) | Should -Not -Match 'Kontakta TiB nu'
    }

    It 'changes what is out while it lasts, also where nothing but the disk is left' {
        (Start-OutageMode Pacs @common -Offline).Modes | Should -Be 'Pacs'
        (Start-OutageMode Pacs, Ris @common -Offline).Instructions.Title | Should -Be 'Totalt driftstopp'
    }

    It 'is told when the register cannot be reached, and has recorded it all the same' {
        $status = Start-OutageMode Ris -SiteFile $site -Register "$TestDrive/site.yaml/register.db" -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -Match 'journal'
        $status.Modes | Should -Be 'Ris'
        $status.Journal.NotInRegister | Should -BeGreaterThan 0
    }

    It 'keeps a drill apart' {
        { Start-OutageMode Ris -Drill @common -ErrorAction Stop } | Should -Throw -ErrorId 'OutageRunning,*'
        $other = New-OutageSite "$TestDrive/övning"
        (Start-OutageMode Ris -Drill -SiteFile $other -WarningAction SilentlyContinue | Out-String) | Should -Match 'ÖVNING'
        (Get-OutageMode -SiteFile $other -WarningAction SilentlyContinue).IsOngoing | Should -BeFalse
    }

    It 'wants to know whose routine' {
        { Start-OutageMode Ris -ErrorAction Stop } | Should -Throw -ErrorId 'OrganisationMissing,*'
        { Start-OutageMode Ris -Organisation RegionHalland -ErrorAction Stop } | Should -Throw -ErrorId 'OutageRoutineMissing,*'
    }
}
