BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $null = New-PatientOrder @{ Signature = 'Unsigned' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Invoke-ReleaseAudit' {
    It 'has exactly these parameters' {
        Get-OwnParameter Invoke-ReleaseAudit | Should -Be 'OpenAfterDays', 'Register', 'Since', 'SiteFile'
    }

    It 'finds what breaks the routine, with its words' {
        $findings = Invoke-ReleaseAudit @common
        $signature = $findings | Where-Object Code -EQ NotFinallySigned
        $signature.Severity | Should -Be 'Error'
        $signature.Quote | Should -Match 'definitivsignerats'
        $findings[0].Severity | Should -Be 'Error'
    }

    It 'reads only, and makes no register where there is none' {
        $before = Get-TreeState $TestDrive
        $null = Invoke-ReleaseAudit @common
        { Invoke-ReleaseAudit -Register "$TestDrive/ingen.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'leaves out what happened before' {
        Invoke-ReleaseAudit @common -Since (Get-Date).AddHours(1) | Where-Object Code -EQ NotFinallySigned | Should -BeNullOrEmpty
    }

    It 'is shown as a table without identities' {
        $view = Invoke-ReleaseAudit @common | Out-String -Width 220
        $view | Should -Match 'Error +NotFinallySigned'
        $view + (Invoke-ReleaseAudit @common | Format-List * | Out-String) | Should -Not -Match '121212-?1212'
    }
}
