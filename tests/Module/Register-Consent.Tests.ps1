BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $order = New-HallandOrder @{ Recipient = 'Naprapath'; RecipientName = 'Naprapatkliniken Åsa'; Consent = $null }
}

Describe 'Register-Consent' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-Consent | Should -Be 'At', 'By', 'Confirm', 'ExportId', 'Form', 'InputObject', 'LiteralPath', 'Organisation', 'Path', 'Reference', 'Register', 'SiteFile', 'WhatIf', 'Withdrawn'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        $order | Register-Consent -Form Written -By 'ssk Ek' @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'is seen by the decisions that come after it' -Tag 'H-22' {
        ($order | Test-ReleaseEligibility @common).Needs | Should -Contain 'Consent.Written'
        $recorded = $order | Register-Consent -Form Written -By 'ssk Ek' -Reference 'remisspärm 3' @common
        $recorded.Form | Should -Be 'Written'
        $recorded.By | Should -Be 'ssk Ek'
        "$($recorded.PatientId)" | Should -Match '\*{4}'
        ($recorded | Format-Table | Out-String) | Should -Match 'ssk Ek'
        ($order | Test-ReleaseEligibility @common).Outcome | Should -Be 'Allow'
    }

    It 'is not seen when it was withdrawn' {
        $null = $order | Register-Consent -Form Written -By 'ssk Ek' -Withdrawn @common
        ($order | Test-ReleaseEligibility @common).Needs | Should -Contain 'Consent.Written'
    }

    It 'mends a release whose consent has no name' {
        $release = New-HallandOrder | Register-ManualRelease -Proof 'kvitto' @common
        $release.OpenDuties | Should -Contain 'ConsentRecord'
        $null = Register-Consent -ExportId $release.ExportId -Form Verbal -By 'ssk Ek' @common
        (Get-MediaExport $release.ExportId @common).OpenDuties | Should -Not -Contain 'ConsentRecord'
    }

    It 'refuses what is not whole' {
        { $order | Register-Consent -Form None -By 'ssk Ek' @common -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentIncomplete,*'
        { $order | Register-Consent -Form Written -By 'ssk Ek' -At ([datetime]::Today.AddDays(2)) @common -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentIncomplete,*'
        { New-Order @{ PatientId = $null } | Register-Consent -Form Written -By 'ssk Ek' @common -ErrorAction Stop } | Should -Throw -ErrorId 'PatientIdMissing,*'
    }
}
