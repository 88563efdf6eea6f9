BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $missing = Test-CrontabHere
    if ($missing) { Write-Warning "not run: $missing" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $null = New-Item "$TestDrive/å b 100%" -ItemType Directory
    $folder = (Resolve-Path "$TestDrive/å b 100%").ProviderPath
    Set-Content "$folder/site.yaml" "site: Prov`nregister: sqlite:register.db"
    $null = New-PatientOrder @{ Signature = 'Unsigned' } | Register-ManualRelease -SiteFile "$folder/site.yaml" -Proof 'kvitto' -Medium Cd -WarningAction SilentlyContinue
    $path = $env:PATH
}

AfterAll { $env:PATH = $path }

Describe 'Register-ReleaseAuditSchedule' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-ReleaseAuditSchedule | Should -Be 'Account', 'At', 'Confirm', 'DayOfMonth', 'DayOfWeek', 'Every', 'FailOn', 'Name', 'OpenAfterDays', 'Path', 'Record', 'Register', 'Scheduler', 'SiteFile', 'WhatIf'
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'ScheduleDayMismatch'; With = @{ Every = 'Day'; DayOfMonth = 2 } }
        @{ Id = 'ScheduleTimeUnknown'; With = @{ Every = 'Day'; At = '1.00:00' } }
        @{ Id = 'ReportFormatUnknown'; With = @{ Every = 'Day'; Path = 'a.pdf' } }
    ) {
        $arguments = Join-Hashtable @{ Path = "$TestDrive/a.html" } $With
        { Register-ReleaseAuditSchedule @arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'says so where there is no such scheduler' -Skip:$IsWindows {
        { Register-ReleaseAuditSchedule Day "$TestDrive/a.html" -Scheduler TaskScheduler -ErrorAction Stop } | Should -Throw -ErrorId 'SchedulerMissing,*'
    }
}

Describe 'Register-ReleaseAuditSchedule, asking cron' -Skip:([bool]$missing) {
    BeforeAll {
        $bin = New-CrontabFolder "$((Resolve-Path $TestDrive).ProviderPath)/cron"
        $env:PATH = "$bin$([IO.Path]::PathSeparator)$path"
        $own = '# mitt', '0 1 * * * /bin/true 100\%'
        $own | crontab -
        $schedule = @{ Every = 'Month'; Path = "$folder/revision-{date}.html"; At = '04:30'; Record = $true; FailOn = 'Error'; SiteFile = "$folder/site.yaml"; Scheduler = 'Cron'; WarningAction = 'SilentlyContinue' }
    }

    It 'shows with -WhatIf what it would install, and installs nothing' {
        Start-Transcript "$TestDrive/sagt.txt" | Out-Null
        try { Register-ReleaseAuditSchedule @schedule -WhatIf | Should -BeNullOrEmpty } finally { Stop-Transcript | Out-Null }
        crontab -l | Should -Be $own
        $said = Get-Content "$TestDrive/sagt.txt" -Raw
        $null = Register-ReleaseAuditSchedule @schedule
        crontab -l | Select-Object -Skip 2 | ForEach-Object { $said.Contains($_) | Should -BeTrue }
    }

    It 'replaces and does not double, and is shown' {
        $null = Register-ReleaseAuditSchedule @schedule
        $added = Register-ReleaseAuditSchedule @schedule
        $lines = crontab -l
        $lines.Count | Should -Be 5
        $lines[0..1] | Should -Be $own
        $added.Text.TrimEnd() -split "`n" | Should -Be $lines[2..4]
        $added | Out-String -Width 120 | Should -Match 'audit +Cron +every month, day 1, 04:30 +False'
        $added | Format-List | Out-String -Width 120 | Should -Match 'the user''s crontab'
    }

    It 'has a command that runs with nobody there, as cron runs it' {
        $null = Register-ReleaseAuditSchedule @schedule
        $line = (crontab -l)[3]
        $line | Should -Match '^30 4 1 \* \* '
        $before = (Test-RegisterIntegrity -SiteFile "$folder/site.yaml").Events
        $command = ($line -split ' ', 6)[5].Replace('\%', '%')
        $said = env -i "HOME=$TestDrive" LOGNAME=radops PATH=/usr/bin:/bin SHELL=/bin/sh sh -c "cd / && $command" 2>&1
        $LASTEXITCODE | Should -Be 1 -Because 'an error was found, which is what -FailOn Error is for'
        "$said" | Should -Match 'nobody has answered for: \d+ errors'
        "$said" | Should -Not -Match "1212|$([char]27)"
        Get-Content "$folder/revision-$(Get-Date -Format yyyy-MM-dd).html" -Raw | Should -Match 'Inte definitivsignerat'
        (Test-RegisterIntegrity -SiteFile "$folder/site.yaml").Events | Should -Be ($before + 1)
    }

    It 'warns that cron does not make up for what is missed' {
        $with = Join-Hashtable $schedule @{ WarningAction = 'SilentlyContinue' }
        $null = Register-ReleaseAuditSchedule @with -WarningVariable warned
        $warned | Should -Match 'does not make up'
    }
}
