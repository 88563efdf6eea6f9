BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $old = Register-DowntimeItem Referral -By Akuten -ReplyFax '033-616 00 00' -Occurred (Get-Date).AddHours(-3) @common
    $new = Register-DowntimeItem FaxedReport -To Akuten -Referral $old.Number @common
}

Describe 'Get-DowntimeItem' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-DowntimeItem | Should -Be 'All', 'Drill', 'MinimumAge', 'Number', 'Offline', 'Organisation', 'Register', 'SiteFile'
    }

    It 'lists the oldest first, by age' -Tag 'D-28' {
        (Get-DowntimeItem @common).Number | Should -Be $old.Number, $new.Number
        (Get-DowntimeItem -MinimumAge 02:00 @common).Number | Should -Be $old.Number
        (Get-DowntimeItem @common | Format-Table | Out-String) | Should -Match ' 3:0\d '
    }

    It 'takes numbers from the pipeline, and tells of one that is not there' {
        (Get-DowntimeItem @common | Get-DowntimeItem @common).Number | Should -Be $old.Number, $new.Number
        { Get-DowntimeItem ($old.Number -replace '.$', '') @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeNumberInvalid,*'
        Get-DowntimeItem @common -Drill | Should -BeNullOrEmpty
    }

    It 'shows what is entered only when asked' {
        $null = Complete-DowntimeItem $old.Number -AccessionNumber S1 -ConfirmedBy 'usk Al' @common
        (Get-DowntimeItem @common).Number | Should -Be $new.Number
        (Get-DowntimeItem -All @common).AccessionNumber | Should -Contain 'S1'
    }
}
