BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $paper = Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' @common
}

Describe 'Complete-DowntimeItem' {
    It 'has exactly these parameters' {
        Get-OwnParameter Complete-DowntimeItem | Should -Be 'AccessionNumber', 'Confirm', 'ConfirmedBy', 'Drill', 'EnteredBy', 'Kind', 'Number', 'Occurred', 'Offline', 'Organisation', 'PatientId', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        # The first look makes a register; what is meant is what comes after it.
        $null = Get-OutageMode @common
        $before = Get-TreeState $TestDrive
        Complete-DowntimeItem $paper.Number -AccessionNumber S1 -PatientId 191212121212 -ConfirmedBy 'usk Al' @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'wants two people, and the right patient' -Tag 'D-28' {
        { Complete-DowntimeItem $paper.Number -AccessionNumber S1 -PatientId 191212121212 -EnteredBy 'usk Al' -ConfirmedBy 'Usk al' @common -ErrorAction Stop } | Should -Throw -ErrorId 'SecondPersonMissing,*'
        { Complete-DowntimeItem $paper.Number -AccessionNumber S1 -PatientId 198112189876 -ConfirmedBy 'usk Al' @common -ErrorAction Stop } | Should -Throw -ErrorId 'PatientMismatch,*'
        (Get-DowntimeItem @common).IsOpen | Should -BeTrue
        $done = [pscustomobject]@{ Number = $paper.Number; AccessionNumber = 'S1'; PatientId = '19121212-1212'; EnteredBy = 'usk Ek'; ConfirmedBy = 'usk Al' } | Complete-DowntimeItem @common
        $done.AccessionNumber, $done.CompletedBy, $done.ConfirmedBy | Should -Be 'S1', 'usk Ek', 'usk Al'
        { Complete-DowntimeItem $paper.Number -AccessionNumber S2 -PatientId 191212121212 -ConfirmedBy 'usk Al' @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeItemCompleted,*'
    }
}
