BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Stop-OutageMode' {
    It 'has exactly these parameters' {
        Get-OwnParameter Stop-OutageMode | Should -Be 'Confirm', 'Drill', 'Force', 'Offline', 'Organisation', 'Reason', 'Register', 'SiteFile', 'TibContacted', 'WhatIf'
    }

    It 'asks for the call to TiB, and for every paper' -Tag 'D-27', 'D-28' {
        { Stop-OutageMode @common -ErrorAction Stop } | Should -Throw -ErrorId 'OutageNotRunning,*'
        $null = Start-OutageMode Ris @common
        { Stop-OutageMode @common -ErrorAction Stop } | Should -Throw -ErrorId 'TibNotContacted,*'
        $paper = Register-DowntimeItem Referral -By Akuten -ReplyFax '033-616 00 00' @common
        { Stop-OutageMode -TibContacted (Get-Date) @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeItemsOpen,*'
        (Get-OutageMode @common).IsOngoing | Should -BeTrue
        $null = Complete-DowntimeItem $paper.Number -AccessionNumber S1 -ConfirmedBy 'usk Al' @common
        $before = Get-TreeState $TestDrive
        Stop-OutageMode -TibContacted (Get-Date) @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
        (Stop-OutageMode -TibContacted (Get-Date) @common).IsOngoing | Should -BeFalse
    }

    It 'records why it was forced' -Tag 'D-28' {
        $null = Start-OutageMode Ris @common
        $null = Register-DowntimeItem Referral -By Akuten -ReplyFax '033-616 00 00' @common
        Invoke-OtherProcess {
            param($manifest, $site)
            Import-Module $manifest
            try { Stop-OutageMode -TibContacted (Get-Date) -Force -Reason 'ingen är här' -SiteFile $site -Offline -ErrorAction Stop } catch { 'it asked' }
        } (Get-ModuleManifest), $common.SiteFile | Should -Be 'it asked'
        $status = Stop-OutageMode -TibContacted (Get-Date) -Force -Reason 'Dagpersonalen skriver in resten' -Confirm:$false @common
        $status.Outages[0].ForcedBecause | Should -Be 'Dagpersonalen skriver in resten'
        $status.OpenItems | Should -Be 1
    }
}
