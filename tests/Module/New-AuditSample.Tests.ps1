BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $middle = (Get-Date -Day 15 -Hour 12).AddMonths(-1)
    $period = $middle.ToString('yyyy-MM')
    1..14 | ForEach-Object { $null = New-PatientOrder @{ RequestId = "P$_"; AccessionNumber = "N$_" } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Occurred $middle.AddMinutes($_) }
}

Describe 'New-AuditSample' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-AuditSample | Should -Be 'Confirm', 'Force', 'Path', 'Period', 'Register', 'Seed', 'SiteFile', 'Size', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        New-AuditSample $period -Path "$TestDrive/blad.html" @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'draws the last month where nothing is said, and writes the sheet as paper and as table' {
        $sample = New-AuditSample -Size 5 -Path "$TestDrive/blad åäö.html", "$TestDrive/blad.csv" @common
        $sample.Period | Should -Be $period
        $sample.Population | Should -Be 14
        $sample.Proof | Should -Be 'Proved'
        $page = [Net.WebUtility]::HtmlDecode((Get-Content "$TestDrive/blad åäö.html" -Raw))
        $page | Should -Match 'Stickprovskontroll av utlämnanden'
        $page | Should -Not -Match '121212-?1212|<script|<link|(src|href)='
        $rows = Import-Csv "$TestDrive/blad.csv" -Delimiter ';'
        $rows.ExportId | Should -Be $sample.Releases.ExportId
        ($sample | Format-Table | Out-String -Width 200) | Should -Match "$period +Drawn +14 +5 +0 +Proved"
    }

    It 'is the same again, whoever asks, and never another' {
        $drawn = (Get-AuditSample $period @common).Releases.ExportId
        (New-AuditSample $period @common).Releases.ExportId | Should -Be $drawn
        { New-AuditSample $period -Seed 'ett bättre' @common -ErrorAction Stop } | Should -Throw -ErrorId 'SampleDrawn,*'
    }

    It 'draws nothing where the sheet could not be written' {
        Set-Content "$TestDrive/taget.html" 'mitt'
        { New-AuditSample $middle.ToString('yyyy') -Path "$TestDrive/taget.html" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { New-AuditSample $period -Path "$TestDrive/blad.pdf" @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReportFormatUnknown,*'
        Get-Content "$TestDrive/taget.html" | Should -Be 'mitt'
        @(Get-AuditSample @common).Count | Should -Be 1
    }

    It 'refuses a period that is not over, that it does not know, or that is empty' {
        { New-AuditSample (Get-Date -Format 'yyyy-MM') @common -ErrorAction Stop } | Should -Throw -ErrorId 'PeriodNotOver,*'
        { New-AuditSample 'oktober' @common -ErrorAction Stop } | Should -Throw -ErrorId 'PeriodMalformed,*'
        { New-AuditSample '2019' @common -ErrorAction Stop } | Should -Throw -ErrorId 'PeriodEmpty,*'
    }
}
