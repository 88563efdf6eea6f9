BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $release = New-PatientOrder | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Occurred (Get-Date).AddYears(-12)
}

Describe 'Clear-RegisterPayload' {
    It 'has exactly these parameters, and asks before it does anything' {
        Get-OwnParameter Clear-RegisterPayload | Should -Be 'Before', 'Confirm', 'Decision', 'Register', 'SiteFile', 'WhatIf'
        (Get-Command Clear-RegisterPayload).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        $null = Clear-RegisterPayload (Get-Date).AddYears(-6) 'dnr 2026/17' @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'refuses what is less than five years old, and says why' {
        { Clear-RegisterPayload (Get-Date).AddYears(-5).AddDays(2) 'dnr 2026/17' @common -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'DisposalTooEarly,*' -ExpectedMessage '*HSLF-FS 2016:40*'
    }

    It 'counts from when the register took it in, not from when it happened' {
        $result = Clear-RegisterPayload (Get-Date).AddYears(-6) 'dnr 2026/17' @common -Confirm:$false
        $result.Payloads | Should -Be 0
        ($result | Out-String) | Should -Match 'dnr 2026/17'
        (Get-MediaExport $release.ExportId @common).ExportId | Should -Be $release.ExportId
        (Test-RegisterIntegrity @common).Holds | Should -BeTrue
    }
}
