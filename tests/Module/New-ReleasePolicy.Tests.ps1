BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    Set-Content "$TestDrive/rutin.txt" 'Vi lämnar ut bilder till patienten' -Encoding utf8
}

Describe 'New-ReleasePolicy' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-ReleasePolicy | Should -Be 'Confirm', 'Force', 'Organisation', 'Path', 'Region', 'Source', 'WhatIf'
    }

    It 'writes a pack that is read as it stands and leaves everything open' {
        $null = New-Item "$TestDrive/site/policies" -ItemType Directory -Force
        $file = New-ReleasePolicy 'Björkdalens sjukhus' "$TestDrive/site/policies/björkdalen.yaml" -Region 'Region Exempel' -Source "$TestDrive/rutin.txt"
        $file | Should -BeOfType IO.FileInfo
        Set-Content "$TestDrive/site/site.yaml" "organisation: Björkdalens sjukhus`npolicies: [ policies/ ]"
        $pack = Get-ReleasePolicy 'Björkdalens sjukhus' -SiteFile "$TestDrive/site/site.yaml"
        $pack.Region | Should -Be 'Region Exempel'
        $pack.Documents[0].Sha256 | Should -Be (Get-FileHash "$TestDrive/rutin.txt").Hash.ToLowerInvariant()
        $decision = Test-ReleaseEligibility -Recipient Hospital -Signature Final -SiteFile "$TestDrive/site/site.yaml"
        $decision.Outcome | Should -Be 'Open'
        $decision.PolicyId | Should -Be 'Björkdalens sjukhus'
    }

    It 'changes nothing with -WhatIf' {
        $folder = New-Item "$TestDrive/whatif" -ItemType Directory
        $before = Get-TreeState $folder
        New-ReleasePolicy Björkdalen "$folder/a.yaml" -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $folder | Should -Be $before
    }

    It 'never writes over a file without -Force' {
        Set-Content "$TestDrive/taken.yaml" 'mine'
        New-ReleasePolicy Björkdalen "$TestDrive/taken.yaml" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        Get-Content "$TestDrive/taken.yaml" | Should -Be 'mine'
        (New-ReleasePolicy Björkdalen "$TestDrive/taken.yaml" -Force).Length | Should -BeGreaterThan 1000
    }

    It 'makes nothing of a routine that is not there' {
        New-ReleasePolicy Björkdalen "$TestDrive/b.yaml" -Source "$TestDrive/saknas.txt" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'SourceUnreadable,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$TestDrive/b.yaml" | Should -Not -Exist
    }
}
