BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $middle = (Get-Date -Day 15 -Hour 12).AddMonths(-1)
    $period = $middle.ToString('yyyy-MM')
    1..4 | ForEach-Object { $null = New-PatientOrder @{ RequestId = "P$_"; AccessionNumber = "N$_" } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Occurred $middle }
    $sample = New-AuditSample $period -Path "$TestDrive/blad.csv" @common
    $id = $sample.Releases[0].ExportId
}

Describe 'Register-AuditReview' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-AuditReview | Should -Be 'By', 'Comment', 'Confirm', 'ExportId', 'Outcome', 'Period', 'Reference', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Register-AuditReview $period $id Justified @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'takes the sheet that was filled in in a spreadsheet' {
        $rows = Import-Csv "$TestDrive/blad.csv" -Delimiter ';'
        $rows | Select-Object -First 3 | ForEach-Object { $_.Outcome = 'Justified'; $_.By = 'Eva Ek, verksamhetschef' }
        $reviewed = $rows | Where-Object Outcome | Register-AuditReview @common
        $reviewed.Count | Should -Be 3
        $reviewed.By | Should -Be (@('Eva Ek, verksamhetschef') * 3)
        $sample = Get-AuditSample $period @common
        $sample.Status | Should -Be 'UnderReview'
        $sample.Reviewed | Should -Be 3
        ($reviewed | Format-Table | Out-String -Width 220) | Should -Match 'Justified'
    }

    It 'wants a comment where it was not justified, and the audit tells' {
        $last = $sample.Releases[3].ExportId
        { Register-AuditReview $period $last NotJustified @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReviewCommentMissing,*'
        $null = Register-AuditReview $period $last NotJustified -Comment 'fel klinik, 19121212-1212' @common
        $finding = Invoke-ReleaseAudit @common | Where-Object Code -EQ NotJustified
        $finding.Severity | Should -Be 'Error'
        (Get-AuditSample $period @common).Releases[3].Comment | Should -Be 'fel klinik, 19121212-****'
        $null = Register-AuditReview $period $last NotJustified -Comment 'fel klinik' -Reference 'AV-17' @common
        (Invoke-ReleaseAudit @common | Where-Object Code -EQ NotJustified).Severity | Should -Be 'Information'
    }

    It 'warns whoever reviews what the same account released' {
        Register-AuditReview $period $id Justified -Comment 'en gång till' -Register "$TestDrive/register.db" -WarningVariable warned -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        "$warned" | Should -Match 'same account'
    }

    It 'knows what is in the sample' {
        { Register-AuditReview $period 'R-20260101-AAAAAA' Justified @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotSampled,*'
        { Register-AuditReview 2019-01 $id Justified @common -ErrorAction Stop } | Should -Throw -ErrorId 'SampleNotFound,*'
    }
}
