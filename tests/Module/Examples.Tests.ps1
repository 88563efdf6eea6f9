BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $examples = Join-Path (Get-RepositoryRoot) 'examples'
    $tool = Join-Path (Get-RepositoryRoot) "artifacts/radops/radops$($IsWindows ? '.exe' : '')"
    $null = & $tool demo --output-dir "$TestDrive/demo"
    $demo = @{ Orders = "$TestDrive/demo/orders.csv"; StudyRoot = "$TestDrive/demo/studies"; ReportRoot = "$TestDrive/demo/reports" }
}

Describe 'Examples' {
    It 'are all run here' {
        (Get-ChildItem $examples -Filter *.ps1).Name | Should -Be '01-a-days-orders.ps1', '02-discs-that-came-in.ps1'
    }

    It '01 makes the media of a day, and lists what needs a human' {
        $made = & "$examples/01-a-days-orders.ps1" @demo -OutputFolder "$TestDrive/day" -ErrorVariable stopped -ErrorAction SilentlyContinue
        $made.Count | Should -BeGreaterThan 20
        $made.Path | Should -Exist
        ($stopped.FullyQualifiedErrorId -split ',')  | Should -Contain 'PatientMismatch'
        ($stopped.FullyQualifiedErrorId -split ',') | Should -Contain 'DamagedFile'
        $rest = Import-Csv "$TestDrive/day/for-a-human.csv" -Delimiter ';'
        $rest.Outcome | Sort-Object -Unique | Should -Be 'Deny', 'Needs', 'Open'
        ($rest | Where-Object RequestId -EQ B015).Explanation | Should -BeLike '*skriftliga samtycke*'
    }

    It '01 makes nothing with -WhatIf' {
        & "$examples/01-a-days-orders.ps1" @demo -OutputFolder "$TestDrive/dry" -WhatIf -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$TestDrive/dry/media" | Should -Not -Exist
    }

    It '02 finds every disc whole, and one that is not' {
        & "$examples/02-discs-that-came-in.ps1" -Folder "$TestDrive/demo/media" | ForEach-Object { $_.IsWhole | Should -BeTrue }
        $broken = (Get-ChildItem "$TestDrive/demo/media" -Directory)[0]
        Remove-Item "$broken/DICOM/ST000001/SE000001/IM000001"
        $found = & "$examples/02-discs-that-came-in.ps1" -Folder "$TestDrive/demo/media" | Where-Object Disc -EQ $broken.Name
        $found.IsWhole | Should -BeFalse
        $found.Findings | Should -BeLike '*ReferencedFileMissing*'
    }
}
