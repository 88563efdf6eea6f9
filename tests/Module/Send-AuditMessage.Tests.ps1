BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    Set-Content "$TestDrive/site.yaml" "site: Röntgen Provsjukhuset`ncareUnit: Röntgen`norganisation: NuSjukvarden`nregister: sqlite:register.db`naudit:`n  repository: { host: localhost, port: $port }"
    $common = @{ SiteFile = "$TestDrive/site.yaml"; WarningAction = 'SilentlyContinue' }
    $null = New-PatientOrder | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Send-AuditMessage' {
    It 'has exactly these parameters' {
        Get-OwnParameter Send-AuditMessage | Should -Be 'Confirm', 'Register', 'Since', 'SiteFile', 'VerifyRegister', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf, and asks nobody' {
        $before = Get-TreeState $TestDrive
        Send-AuditMessage @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'says what would be sent, one message as one' {
        $text = Invoke-OtherProcess { Import-Module $args[0]; Send-AuditMessage -SiteFile $args[1] -WhatIf } (Get-ModuleManifest), $common.SiteFile
        "$text" | Should -Match 'What if: Send 1 audit message of .*register\.db to'
    }

    It 'says that the repository does not answer, and loses nothing' {
        { Send-AuditMessage @common -ErrorAction Stop } | Should -Throw -ErrorId 'NodeRefused,*' -ExpectedMessage '*wait in the register*'
        { Send-AuditMessage @common -ErrorAction Stop } | Should -Throw -ErrorId 'NodeRefused,*'
    }

    It 'begins where it is told, once' {
        $result = Send-AuditMessage @common -Since (Get-Date).AddDays(1) -ErrorAction Stop
        $result.Messages | Should -Be 0
        ($result | Out-String) | Should -Match "localhost:$port"
        { Send-AuditMessage @common -Since (Get-Date) -ErrorAction Stop } | Should -Throw -ErrorId 'AuditAlreadySent,*'
    }

    It 'needs a repository' {
        { Send-AuditMessage -Register "$TestDrive/register.db" -WarningAction SilentlyContinue -ErrorAction Stop } | Should -Throw -ErrorId 'RepositoryMissing,*'
    }

    It 'is shown by Get-RadOpsSite and asked by Test-RadSystem' {
        (Get-RadOpsSite @common | Out-String) | Should -Match "localhost:$port, patients: Key"
        (Test-RadSystem @common).Nodes | Where-Object Name -EQ 'audit' | Select-Object -ExpandProperty Status | Should -Be 'Silent'
    }
}
