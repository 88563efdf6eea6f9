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
        (Get-ChildItem $examples -Filter *.ps1).Name | Should -Be '01-a-days-orders.ps1', '02-discs-that-came-in.ps1', '03-a-hospital-of-our-own.ps1', '04-files-from-patients.ps1'
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
        $broken = (Get-ChildItem "$TestDrive/demo/media" -Directory -Filter R-*)[0]
        Remove-Item "$broken/DICOM/ST000001/SE000001/IM000001"
        $found = & "$examples/02-discs-that-came-in.ps1" -Folder "$TestDrive/demo/media" | Where-Object Disc -EQ $broken.Name
        $found.IsWhole | Should -BeFalse
        $found.Findings | Should -BeLike '*ReferencedFileMissing*'
    }

    It '03 finds nothing wrong with the hospital of our own, and follows an order past its decision' {
        $days = & "$examples/03-a-hospital-of-our-own.ps1" -ErrorVariable wrong
        $wrong | Should -BeNullOrEmpty
        $days.Outcome | Should -Be 'Deny', 'Allow', 'Allow', 'Deny'
        $days[1].StandsOn | Should -Be 'Beslut om CD under bytet av IEP; Utlämnande av röntgenbilder och utlåtanden'
        $days[3].StandsOn | Should -Be 'Utlämnande av röntgenbilder och utlåtanden'
    }

    It '03 says where a pack is no longer as its owner expects' {
        Copy-Item "$examples/bjorkdalen" "$TestDrive/ours" -Recurse
        $cases = Get-Content "$TestDrive/ours/fall.csv"
        $cases[4] = $cases[4] -replace ';Deny;Deny;Deny;', ';Allow;Allow;Allow;'
        Set-Content "$TestDrive/ours/fall.csv" $cases -Encoding utf8BOM
        $null = & "$examples/03-a-hospital-of-our-own.ps1" -Folder "$TestDrive/ours" -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong | Should -HaveCount 1
        "$wrong" | Should -BeLike 'fall.csv(5,1): Patienten vill ha en CD: Outcome skulle vara Allow men är Deny*'
    }

    It '04 leaves no file of a patient''s behind, and a paper that is not in E-arkiv yet' {
        $null = New-IntakeSite "$TestDrive/desk"
        try { $left = & "$examples/04-files-from-patients.ps1" -Folder "$TestDrive/1177" -ErrorVariable wrong }
        finally { Remove-IntakeSite }
        $wrong | Should -BeNullOrEmpty
        $left | Should -HaveCount 1
        $left.Papers | Should -Be 1
        $left.Missing | Should -BeLike '*bara på papper*'
        Get-ChildItem "$TestDrive/1177/downloads", "$TestDrive/1177/picsara", "$TestDrive/1177/earchive" -Recurse -File | Should -BeNullOrEmpty
    }
}
