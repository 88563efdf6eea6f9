BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
}

Describe 'New-ReleaseRequestTemplate' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-ReleaseRequestTemplate | Should -Be 'Confirm', 'Language', 'Path', 'WhatIf'
    }

    It 'writes Swedish headers that Excel opens rightly' {
        $file = New-ReleaseRequestTemplate "$TestDrive/beställningar åäö.csv"
        $file | Should -BeOfType IO.FileInfo
        [IO.File]::ReadAllBytes($file)[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        $lines = [IO.File]::ReadAllLines($file)
        $lines.Count | Should -Be 1
        $lines[0] | Should -BeLike '*;Mottagare;*;Samtycke;*'
    }

    It 'writes the names of the properties in English, every one' {
        $file = New-ReleaseRequestTemplate "$TestDrive/orders.csv" -Language English
        $names = [RadOps.Core.Release.ReleaseRequest].GetProperties().Name | Where-Object { $_ -notin 'EqualityContract', 'Extra', 'Disputed' }
        [IO.File]::ReadAllText($file).Trim().TrimStart([char]0xFEFF).Split(';') | Sort-Object | Should -Be ($names | Sort-Object)
    }

    It 'changes nothing with -WhatIf' {
        $folder = New-Item "$TestDrive/whatif" -ItemType Directory
        $before = Get-TreeState $folder
        New-ReleaseRequestTemplate "$folder/a.csv" -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $folder | Should -Be $before
    }

    It 'never writes over a file' {
        Set-Content "$TestDrive/taken.csv" 'mine'
        New-ReleaseRequestTemplate "$TestDrive/taken.csv" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $failure[0].TargetObject | Should -BeLike '*taken.csv'
        Get-Content "$TestDrive/taken.csv" | Should -Be 'mine'
    }
}
