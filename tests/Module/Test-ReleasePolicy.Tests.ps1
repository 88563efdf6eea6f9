BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)

    Set-Content "$TestDrive/Prov.yaml" -Encoding utf8 -Value @'
pack: Prov
organisation: Prov
region: Provregionen
documents:
  P: { title: Provrutin, sha256: 0000000000000000000000000000000000000000000000000000000000000000 }
facts:
  - { fact: P-1, line: 2, quote: Ring jouden }
spellings: { jouden: jouren }
'@
    Set-Content "$TestDrive/rutin.txt" -Encoding utf8NoBOM -Value "Provrutin`nRing jouden på natten`nRing alltid"
}

Describe 'Test-ReleasePolicy' {
    It 'has exactly these parameters' {
        Get-OwnParameter Test-ReleasePolicy | Should -Be 'AsLetter', 'AsOf', 'Case', 'InputObject', 'Organisation', 'Path', 'Register', 'SiteFile', 'Source'
    }

    It 'finds nothing wrong with the packs that it brings, and all that is unclear' {
        $found = Test-ReleasePolicy -AsOf 2026-11-21
        $found | Where-Object Severity -eq Error | Should -BeNullOrEmpty
        @($found.Ambiguity | Where-Object { $_ } | Sort-Object -Unique).Count | Should -Be 55
    }

    It 'says what is odd, how it is treated and what to ask' {
        $finding = Test-ReleasePolicy NuExternGranskare -AsOf 2026-11-21 | Where-Object Ambiguity -eq C33
        $finding.Code | Should -Be StaleNotice
        $finding.Lines | Should -Be 42
        $finding.Message | Should -BeLike '*564 dagar*'
        $finding.Treatment | Should -Not -BeNullOrEmpty
        $finding.Question | Should -BeLike '*fortfarande*'
    }

    It 'takes packs and names from the pipeline' {
        (Get-ReleasePolicy | Test-ReleasePolicy).PolicyId | Select-Object -Unique | Should -HaveCount 5
        ('SasBoras', 'SkaraborgsSjukhus' | Test-ReleasePolicy).PolicyId | Sort-Object -Unique | Should -Be 'SasBoras', 'SkaraborgsSjukhus'
    }

    It 'holds a pack of its own against its routine' {
        $found = Test-ReleasePolicy -Path "$TestDrive/Prov.yaml" -Source "$TestDrive/rutin.txt"
        $found | Where-Object Severity -eq Error | Should -BeNullOrEmpty
        $found.Code | Should -Contain SourceDiffers
        Set-Content "$TestDrive/ny.txt" -Encoding utf8NoBOM -Value "Provrutin`n`nRing jouden på natten"
        $moved = Test-ReleasePolicy -Path "$TestDrive/Prov.yaml" -Source "$TestDrive/ny.txt" | Where-Object Severity -eq Error
        $moved.Code | Should -Be QuoteNotOnLine
        $moved.Message | Should -BeLike '*rad 3*'
    }

    It 'writes a letter to the one who answers for each document' {
        $letter = Test-ReleasePolicy SkaraborgsSjukhus -AsLetter
        $letter | Should -HaveCount 1
        $letter | Should -BeOfType string
        $letter | Should -BeLike 'Till Pierre Wallqvist, utvecklingsledare*Ladda ned*Med vänlig hälsning*'
        Test-ReleasePolicy RegionHalland -AsLetter | Should -BeLike 'Till innehållsansvarig för*'
    }

    It 'holds the cases that the owners wrote against a pack, with the routine beside it' {
        $example = Join-Path (Get-RepositoryRoot) 'examples/bjorkdalen'
        $found = Test-ReleasePolicy -Path "$example/policies" -Case "$example/fall.csv" -AsOf 2026-11-21
        $found | Where-Object Severity -eq Error | Should -BeNullOrEmpty
        (Get-Content "$example/fall.csv" -Raw) -replace ';Allow;Allow;Allow;Media;Usb;', ';Allow;Allow;Allow;Media;Cd;' | Set-Content "$TestDrive/fall.csv" -Encoding utf8
        $fails = Test-ReleasePolicy -Path "$example/policies" -Case "$TestDrive/fall.csv" -AsOf 2026-11-21 | Where-Object Code -eq CaseFails
        $fails[0].Message | Should -BeLike '*Media skulle vara Cd men är Usb*'
        "$($fails[0].At)" | Should -BeLike 'fall.csv(2,*'
        $fails[0].Rules | Should -Contain 'B-2'
        Set-Content "$TestDrive/order.csv" 'Organisation;Recipient' -Encoding utf8
        { Test-ReleasePolicy RegionHalland -Case "$TestDrive/order.csv" -ErrorAction Stop } | Should -Throw -ErrorId 'CasesExpectNothing,*'
    }

    It 'says what it cannot read or does not know' {
        { Test-ReleasePolicy Norrbotten -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownOrganisation,*'
        { Test-ReleasePolicy -Path "$TestDrive/saknas.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
        Set-Content "$TestDrive/fel.yaml" 'pack: Fel'
        { Test-ReleasePolicy -Path "$TestDrive/fel.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'PolicyInvalid,*'
        { Test-ReleasePolicy SasBoras -Source "$TestDrive/rutin.txt" -ErrorAction Stop } | Should -Throw -ErrorId 'SourceUnknown,*'
        [IO.File]::WriteAllBytes("$TestDrive/rutin.docx", [byte[]](0x50, 0x4B, 3, 4, 0, 0xFF))
        { Test-ReleasePolicy SasBoras -Source "$TestDrive/rutin.docx" -ErrorAction Stop } | Should -Throw -ErrorId 'SourceNotText,*'
    }

    It 'completes organisations' {
        (TabExpansion2 'Test-ReleasePolicy Ska' 22).CompletionMatches.CompletionText | Should -Be 'SkaraborgsSjukhus'
    }

    It 'is shown as a table' {
        Test-ReleasePolicy NuExternGranskare | Out-String -Width 200 | Should -Match 'SuspectNumber +C35 +X 66 +Numret'
    }
}
