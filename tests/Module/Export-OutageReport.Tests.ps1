BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Export-OutageReport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Export-OutageReport | Should -Be 'Confirm', 'Drill', 'Force', 'Offline', 'Organisation', 'Outage', 'Path', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'has nothing to say where nothing was out' {
        { Export-OutageReport "$TestDrive/r.html" @common -ErrorAction Stop } | Should -Throw -ErrorId 'OutageNotFound,*'
    }

    It 'tells what happened, and the clocks of the law, without a patient' {
        $null = Start-OutageMode Total -TibContacted (Get-Date) @common
        $paper = Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' @common
        Export-OutageReport "$TestDrive/r.html" @common | Should -BeOfType System.IO.FileInfo
        $page = [Net.WebUtility]::HtmlDecode((Get-Content "$TestDrive/r.html" -Raw))
        $page | Should -Match $paper.Number
        $page | Should -Match '72 timmar'
        $page | Should -Match '19121212-\*{4}'
        $page | Should -Not -Match '1212-1212'
        $null = Export-OutageReport "$TestDrive/r.csv" @common
        $rows = Get-Content "$TestDrive/r.csv" -Raw | ConvertFrom-Csv -Delimiter ';'
        $rows.Part | Select-Object -Unique | Should -Be 'Clock', 'Timeline', 'Item'
        { Export-OutageReport "$TestDrive/r.csv" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { Export-OutageReport "$TestDrive/r.txt" @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReportFormatUnknown,*'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Export-OutageReport "$TestDrive/w.html" @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'scores a drill' {
        $other = @{ SiteFile = New-OutageSite "$TestDrive/övning"; WarningAction = 'SilentlyContinue' }
        $null = Start-OutageMode Ris -Drill -TibContacted (Get-Date) @other
        $null = Export-OutageReport "$TestDrive/ö.html" -Drill @other
        $page = [Net.WebUtility]::HtmlDecode((Get-Content "$TestDrive/ö.html" -Raw))
        $page | Should -Match 'Poäng: 3 av 15'
        $page | Should -Not -Match '72 timmar'
    }
}
