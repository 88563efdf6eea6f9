BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $middle = (Get-Date -Day 15 -Hour 12).AddMonths(-1)
    $period = $middle.ToString('yyyy-MM')
    $release = New-PatientOrder | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Occurred $middle
}

Describe 'Get-AuditSample' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-AuditSample | Should -Be 'Period', 'Register', 'SiteFile'
    }

    It 'finds none before one is drawn, and then shows how its review stands' {
        Get-AuditSample @common | Should -BeNullOrEmpty
        { Get-AuditSample $period @common -ErrorAction Stop } | Should -Throw -ErrorId 'SampleNotFound,*'
        $null = New-AuditSample $period @common
        $sample = Get-AuditSample $period @common
        $sample.Status | Should -Be 'Drawn'
        $sample.Releases.ExportId | Should -Be $release.ExportId
        $sample.Releases[0].Reasons | Should -Contain 'utlämnat för hand'
        $null = Register-AuditReview $period $release.ExportId Justified @common
        (Get-AuditSample @common).Status | Should -Be 'Reviewed'
    }

    It 'only reads' {
        $before = Get-TreeState $TestDrive
        $null = Get-AuditSample @common
        { Get-AuditSample -Register "$TestDrive/ingen.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'shows no identity' {
        $sample = Get-AuditSample @common
        ($sample | Format-List * | Out-String) + ($sample.Releases | Format-List * | Out-String) + ($sample | ConvertTo-Json -Depth 6) | Should -Not -Match '121212-?1212'
    }
}
