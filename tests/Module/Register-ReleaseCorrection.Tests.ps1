BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $quiet = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $common = $quiet + @{ NoClipboard = $true }
    New-SyntheticStudy "$TestDrive/studier" -AccessionNumber A1
    $order = New-HallandOrder
    $made = $order | New-MediaExport -StudyRoot "$TestDrive/studier" -Destination "$TestDrive/media" @quiet
    $wrong = New-PatientOrder @{ RequestId = 'fel' } | Register-ManualRelease @quiet -Proof 'kvitto' -Medium Cd -Step MediumMade, Sent
}

Describe 'Register-ReleaseCorrection' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-ReleaseCorrection | Should -Be 'Confirm', 'ExportId', 'Kind', 'NoClipboard', 'Reason', 'Reference', 'Register', 'SiteFile', 'WentTo', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Register-ReleaseCorrection $made.ExportId Void -Reason 'x' @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'leaves the line as it is, and lets the order be made anew' -Tag 'H-10' {
        $corrected = Register-ReleaseCorrection $made.ExportId Void -Reason 'Beställningen återkallades' @common
        $corrected.Status | Should -Be 'Corrected'
        $corrected.RegisterLine | Should -Be $made.RegisterLine
        $corrected.Corrections.Reason | Should -Be 'Beställningen återkallades'
        $corrected.OpenDuties | Should -BeNullOrEmpty
        $again = $order | New-MediaExport -StudyRoot "$TestDrive/studier" -Destination "$TestDrive/media" @quiet
        $again.ExportId | Should -Not -Be $made.ExportId
        @(Get-MediaExport @quiet | Where-Object RequestId -EQ 'H1').Count | Should -Be 2
    }

    It 'is found by the audit until the deviation is reported' {
        $null = $wrong | Register-ReleaseCorrection -Kind WrongRecipient -Reason 'Förväxling' -WentTo '19121212-1212' @common
        $finding = Invoke-ReleaseAudit @quiet | Where-Object Code -EQ WrongRecipient
        $finding.Severity | Should -Be 'Error'
        (Get-MediaExport $wrong.ExportId @quiet | ConvertTo-Json -Depth 6) | Should -Not -Match '1212-?1212'
        (Get-ReferralNote $wrong.ExportId -NotPasted @quiet).Text | Should -Contain 'CD som skulle till patienten kom till fel mottagare.'
        $null = $wrong | Register-ReleaseCorrection -Kind WrongRecipient -Reason 'Anmäld' -WentTo 'en annan patient' -Reference 'AVV-1' @common
        (Invoke-ReleaseAudit @quiet | Where-Object Code -EQ WrongRecipient).Severity | Should -Be 'Information'
    }

    It 'refuses what is not whole' {
        { Register-ReleaseCorrection $wrong.ExportId WrongRecipient -Reason 'x' @common -ErrorAction Stop } | Should -Throw -ErrorId 'WentToMissing,*'
        { Register-ReleaseCorrection R-20260101-ZZZZZZ Void -Reason 'x' @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
        { Register-ReleaseCorrection $made.ExportId Void -Reason 'Beställningen återkallades' @common -ErrorAction Stop } | Should -Throw -ErrorId 'EventExists,*'
    }
}
