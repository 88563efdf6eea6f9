BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $null = New-PatientOrder | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
    $pair = [RadOps.Core.Register.Integrity.DigestKey]::Make()
    Set-Content "$TestDrive/key.pem" $pair.Item1
    Set-Content "$TestDrive/key.pem.pub" $pair.Item2
}

Describe 'Export-RegisterDigest' {
    It 'has exactly these parameters' {
        Get-OwnParameter Export-RegisterDigest | Should -Be 'Confirm', 'Force', 'Key', 'Path', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Export-RegisterDigest "$TestDrive/a.txt" @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'writes a few lines without identities, and records a checkpoint' {
        $digest = Export-RegisterDigest "$TestDrive/avtryck.txt" @common
        $digest | Should -BeOfType RadOps.Core.Register.Integrity.RegisterDigest
        $text = Get-Content "$TestDrive/avtryck.txt"
        $text[0] | Should -Be 'RadOps registeravtryck 1'
        $text | Should -Not -Match '121212'
        ($digest | Out-String).Trim() | Should -Be ($text -join [Environment]::NewLine).Trim()
        (Test-RegisterIntegrity @common).Events | Should -Be ($digest.Position + 1)
    }

    It 'signs, and the public key proves it' {
        $null = Export-RegisterDigest "$TestDrive/signed.txt" -Key "$TestDrive/key.pem" @common
        $other = @{ Register = "$TestDrive/signed.db"; WarningAction = 'SilentlyContinue' }
        $null = New-PatientOrder | Register-ManualRelease @other -Proof 'kvitto' -Medium Cd
        $null = Export-RegisterDigest -Key "$TestDrive/key.pem" @other
        $found = Test-RegisterIntegrity @other -PublicKey "$TestDrive/key.pem.pub"
        $found.Holds | Should -BeTrue
        $found.Checkpoints.IsSigned | Should -BeTrue
        { Export-RegisterDigest -Key "$TestDrive/key.pem.pub" @common -ErrorAction Stop } | Should -Throw -ErrorId 'DigestKeyPublic,*'
    }

    It 'replaces a file only with -Force, and records nothing when it cannot write' {
        Set-Content "$TestDrive/taget.txt" 'mitt'
        $events = (Test-RegisterIntegrity @common).Events
        { Export-RegisterDigest "$TestDrive/taget.txt" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { Export-RegisterDigest "$TestDrive/ingen/mapp.txt" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotWritten,*'
        Get-Content "$TestDrive/taget.txt" | Should -Be 'mitt'
        (Test-RegisterIntegrity @common).Events | Should -Be $events
        $null = Export-RegisterDigest "$TestDrive/taget.txt" @common -Force
        (Get-Content "$TestDrive/taget.txt")[0] | Should -Be 'RadOps registeravtryck 1'
    }

    It 'does what its help shows' {
        Set-Content "$TestDrive/site.yaml" "site: Röntgen`norganisation: RegionHalland`ncareUnit: Röntgen`nregister: sqlite:$register"
        Push-Location (New-Item -ItemType Directory "$TestDrive/arbete")
        $env:RADOPS_SITE = "$TestDrive/site.yaml"
        try { Invoke-HelpExample Export-RegisterDigest | Should -Be 2 } finally { Pop-Location; $env:RADOPS_SITE = $null }
    }
}
