BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $missing = Test-CrontabHere
    if ($missing) { Write-Warning "not run: $missing" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $path = $env:PATH
}

AfterAll { $env:PATH = $path }

Describe 'Unregister-ReleaseAuditSchedule' {
    It 'has exactly these parameters' {
        Get-OwnParameter Unregister-ReleaseAuditSchedule | Should -Be 'Account', 'Confirm', 'Name', 'Register', 'Scheduler', 'SiteFile', 'WhatIf'
    }

    It 'refuses a name that is none' -Skip:([bool]$missing) {
        { Unregister-ReleaseAuditSchedule -Name '../x' -Scheduler Cron -ErrorAction Stop } | Should -Throw -ErrorId 'ScheduleNameInvalid,*'
    }
}

Describe 'Unregister-ReleaseAuditSchedule, asking cron' -Skip:([bool]$missing) {
    BeforeAll {
        $bin = New-CrontabFolder "$((Resolve-Path $TestDrive).ProviderPath)/cron"
        $env:PATH = "$bin$([IO.Path]::PathSeparator)$path"
        $own = '# mitt', '0 1 * * * /bin/true'
        $own | crontab -
        $schedule = @{ Every = 'Day'; Path = "$TestDrive/{date}.html"; Register = "$TestDrive/reg.db"; Scheduler = 'Cron'; WarningAction = 'SilentlyContinue' }
    }

    It 'takes away the one that it is asked for, and nothing else; with -WhatIf nothing at all' {
        $kept = (Register-ReleaseAuditSchedule @schedule -Name natt).Text.TrimEnd() -split "`n"
        $null = Register-ReleaseAuditSchedule @schedule
        $all = crontab -l
        Unregister-ReleaseAuditSchedule -Scheduler Cron -WhatIf
        crontab -l | Should -Be $all
        Unregister-ReleaseAuditSchedule -Scheduler Cron | Should -BeNullOrEmpty
        crontab -l | Should -Be ($own + $kept)
        { Unregister-ReleaseAuditSchedule -Scheduler Cron -ErrorAction Stop } | Should -Throw -ErrorId 'ScheduleNotFound,*'
        Unregister-ReleaseAuditSchedule -Scheduler Cron -Name natt
        crontab -l | Should -Be $own
    }
}
