BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $release = New-PatientOrder @{ RecipientName = 'Åsa Öberg' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
    $report = Get-DisclosureReport $release.ExportId @common
}

Describe 'Export-DisclosureReport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Export-DisclosureReport | Should -Be 'Confirm', 'Force', 'InputObject', 'Path', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        $report | Export-DisclosureReport "$TestDrive/nytt.html" @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'writes a paper and a table without identities, and records that it did' {
        $file = $report | Export-DisclosureReport "$TestDrive/utdrag åäö.html" @common
        $file | Should -BeOfType IO.FileInfo
        $page = [Net.WebUtility]::HtmlDecode((Get-Content $file -Raw))
        $page | Should -Match 'Vilka har fått dina röntgenbilder'
        $page | Should -Not -Match '121212-?1212|Öberg|<script|<link|(src|href)='
        $file = $report | Export-DisclosureReport "$TestDrive/utdrag.csv" @common
        [IO.File]::ReadAllBytes($file)[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        $row = Import-Csv $file -Delimiter ';'
        $row.'Till vem' | Should -Be 'Dig själv'
        $row.Patient | Should -Be '19121212-****'
        @((Get-DisclosureReport $release.ExportId @common).Log | Where-Object What -EQ 'Ett utdrag som detta gjordes').Count | Should -Be 2
    }

    It 'bears number and name where the report does' {
        $file = Get-DisclosureReport $release.ExportId -IncludeIdentity @common | Export-DisclosureReport "$TestDrive/eget.html" @common
        [Net.WebUtility]::HtmlDecode((Get-Content $file -Raw)) | Should -Match 'Åsa Öberg, 191212121212'
    }

    It 'prints PDF by the installed browser' {
        if (-not (Find-Peer chromium chromium)) { Set-ItResult -Skipped -Because 'chromium is not installed'; return }
        $file = $report | Export-DisclosureReport "$TestDrive/utdrag.pdf" @common
        [Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes($file)[0..4]) | Should -Be '%PDF-'
    }

    It 'replaces a file only with -Force, and never one patient''s by another''s' {
        Set-Content "$TestDrive/taget.html" 'mitt'
        { $report | Export-DisclosureReport "$TestDrive/taget.html" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content "$TestDrive/taget.html" | Should -Be 'mitt'
        { $report, $report | Export-DisclosureReport "$TestDrive/taget.html" -Force @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { $report | Export-DisclosureReport "$TestDrive/utdrag.docx" @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReportFormatUnknown,*'
    }
}
