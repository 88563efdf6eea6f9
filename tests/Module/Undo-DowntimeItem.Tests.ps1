BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $paper = Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' @common
}

Describe 'Undo-DowntimeItem' {
    It 'has exactly these parameters' {
        Get-OwnParameter Undo-DowntimeItem | Should -Be 'Confirm', 'ConfirmedBy', 'Drill', 'Kind', 'Number', 'Offline', 'Organisation', 'Reason', 'Register', 'SiteFile', 'WhatIf', 'WithdrawnBy'
    }

    It 'wants two people, changes nothing with -WhatIf, and deletes nothing' -Tag 'D-28' {
        $null = Get-OutageMode @common
        $before = Get-TreeState $TestDrive
        Undo-DowntimeItem $paper.Number -Reason 'fel patient' -ConfirmedBy 'usk Al' @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
        { Undo-DowntimeItem $paper.Number -Reason 'fel patient' -WithdrawnBy 'usk Al' -ConfirmedBy 'Usk al' @common -ErrorAction Stop } | Should -Throw -ErrorId 'SecondPersonMissing,*'
        (Get-DowntimeItem @common).IsOpen | Should -BeTrue
        $back = (Get-DowntimeItem @common).Number | Undo-DowntimeItem -Reason 'fel patient, 19121212-1212' -WithdrawnBy 'usk Ek' -ConfirmedBy 'usk Al' @common
        $back.WithdrawnBecause, $back.CompletedBy, $back.ConfirmedBy, $back.IsOpen | Should -Be 'fel patient, 19121212-****', 'usk Ek', 'usk Al', $false
        Get-DowntimeItem @common | Should -BeNullOrEmpty
        (Get-DowntimeItem -All @common).Number | Should -Be $paper.Number
        (Get-DowntimeItem -All @common | Out-String -Width 200) | Should -Match 'taken back'
        { Undo-DowntimeItem $paper.Number -Reason 'igen' -ConfirmedBy 'usk Al' @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeItemCompleted,*'
    }

    It 'leaves the number to be written up anew' {
        (Register-DowntimeItem Referral -Number $paper.Number -PatientId 198112189876 -By Akuten -ReplyFax '033-616 00 00' @common).IsOpen | Should -BeTrue
        (Complete-DowntimeItem $paper.Number -AccessionNumber S1 -PatientId 198112189876 -ConfirmedBy 'usk Al' @common).AccessionNumber | Should -Be 'S1'
    }

    It 'runs its examples' {
        $null = Register-DowntimeItem Referral -By Akuten -ReplyFax '033-616 00 00' @common
        $env:RADOPS_SITE = $common.SiteFile
        try { Invoke-HelpExample Undo-DowntimeItem | Should -Be 2 } finally { $env:RADOPS_SITE = $null }
    }
}
