BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $null = 1..3 | ForEach-Object { New-PatientOrder @{ RequestId = "B$_" } | Register-ManualRelease @common -Proof "kvitto $_" -Medium Cd }
}

Describe 'Test-RegisterIntegrity' {
    It 'has exactly these parameters' {
        Get-OwnParameter Test-RegisterIntegrity | Should -Be 'Digest', 'PublicKey', 'Quiet', 'Register', 'SiteFile'
    }

    It 'says how many events hold, and changes nothing' {
        $before = Get-TreeState $TestDrive
        $found = Test-RegisterIntegrity @common
        $found | Should -BeOfType RadOps.Core.Register.Integrity.RegisterIntegrity
        $found.Holds | Should -BeTrue
        $found.Events | Should -BeGreaterThan 2
        $found.Code | Should -BeNullOrEmpty
        Test-RegisterIntegrity @common -Quiet | Should -BeTrue
        Get-TreeState $TestDrive | Should -Be $before
        $found | Format-List | Out-String | Should -Match "events hold"
    }

    It 'takes digests as files from the pipeline, and as objects' {
        $digest = Export-RegisterDigest "$TestDrive/avtryck åäö.txt" @common
        $found = "$TestDrive/avtryck åäö.txt", $digest | Test-RegisterIntegrity @common
        $found.Holds | Should -BeTrue
        $found.Digests.Count | Should -Be 2
        $found.Checkpoints.Count | Should -Be 1
        (Get-Item "$TestDrive/avtryck*.txt" | Test-RegisterIntegrity @common).Digests.Agrees | Should -BeTrue
    }

    It 'finds another register than the digest is of' {
        $digest = Export-RegisterDigest @common
        $other = @{ Register = "$TestDrive/other.db"; WarningAction = 'SilentlyContinue' }
        $null = 1..5 | ForEach-Object { New-PatientOrder @{ RequestId = "C$_" } | Register-ManualRelease @other -Proof "kvitto $_" -Medium Cd }
        $found = Test-RegisterIntegrity $digest @other
        $found.Holds | Should -BeFalse
        $found.Code | Should -Be 'DigestOtherRegister'
        Test-RegisterIntegrity $digest @other -Quiet | Should -BeFalse
    }

    It 'says nothing of the register when a digest cannot be read' {
        Set-Content "$TestDrive/inget.txt" 'hej'
        $found = Test-RegisterIntegrity "$TestDrive/inget.txt" @common -ErrorAction SilentlyContinue -ErrorVariable failure
        $found | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'DigestMalformed,*'
        { Test-RegisterIntegrity "$TestDrive/finns-inte.txt" @common -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
        { Test-RegisterIntegrity @common -PublicKey "$TestDrive/inget.txt" -ErrorAction Stop } | Should -Throw -ErrorId 'DigestKeyUnreadable,*'
        { Test-RegisterIntegrity -Register "$TestDrive/finns-inte.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
    }

    It 'does what its help shows' {
        Set-Content "$TestDrive/site.yaml" "site: Röntgen`norganisation: RegionHalland`ncareUnit: Röntgen`nregister: sqlite:$register"
        Push-Location (New-Item -ItemType Directory "$TestDrive/arbete")
        $env:RADOPS_SITE = "$TestDrive/site.yaml"
        try { Invoke-HelpExample Test-RegisterIntegrity | Should -Be 2 } finally { Pop-Location; $env:RADOPS_SITE = $null }
    }
}
