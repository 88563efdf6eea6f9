BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
}

AfterAll { $env:RADOPS_SITE = $null }

Describe 'New-RadOpsSite' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-RadOpsSite | Should -Be 'Bfr', 'CareUnit', 'Confirm', 'ExportFolder', 'ExternalReader', 'Force', 'Iep', 'Language', 'Om', 'Organisation', 'Pacs', 'Path', 'Prices', 'Recipients', 'Register', 'Ris', 'Self', 'Site', 'WhatIf'
    }

    It 'writes what it was given, with comments in <Language>' -ForEach @{ Language = 'Swedish'; Words = 'Mottagarkatalogen' }, @{ Language = 'English'; Words = 'The recipient directory' } {
        $file = New-RadOpsSite "$TestDrive/$Language åäö.yaml" -Site 'Röntgen: Åre' -Organisation NuSjukvarden -Pacs PACS1@pacs1:104 -Self RADOPS:11120 -Ris ris1:2575 -Om https://om.example.se -Register 'sqlite:r.db' -Language $Language
        $file | Should -BeOfType System.IO.FileInfo
        Get-Content -LiteralPath $file.FullName -Raw | Should -Match $Words
        Get-Content -LiteralPath $file.FullName -Raw | Should -Match ([regex]::Escape('  ris: [ "ris1:2575" ]'))
        $site = Get-RadOpsSite -SiteFile $file.FullName
        $site.Site, $site.Organisation | Should -Be 'Röntgen: Åre', 'NuSjukvarden'
        $site.Nodes.Name | Should -Be 'pacs', 'self'
        Test-RadOpsSite -SiteFile $file.FullName -Quiet | Should -BeTrue
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        New-RadOpsSite "$TestDrive/whatif.yaml" -Site S -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'leaves a file that is there alone, unless it is told otherwise' {
        $file = "$TestDrive/finns.yaml"
        'site: min' | Set-Content -LiteralPath $file
        { New-RadOpsSite $file -Site annan -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { New-RadOpsSite $file -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content -LiteralPath $file | Should -Be 'site: min'
        $null = New-RadOpsSite $file -Site annan -Force
        (Get-RadOpsSite -SiteFile $file).Site | Should -Be 'annan'
    }

    It 'refuses a node that is none, and a password' {
        { New-RadOpsSite "$TestDrive/fel.yaml" -Site S -Pacs pacs1 -ErrorAction Stop } | Should -Throw -ErrorId 'NodeAddressInvalid,*'
        { New-RadOpsSite "$TestDrive/fel.yaml" -Site S -Ris ris1 -ErrorAction Stop } | Should -Throw -ErrorId 'ProbeAddressInvalid,*'
        { New-RadOpsSite "$TestDrive/fel.yaml" -Site S -Register 'postgres:Host=h;Password=hemligt' -ErrorAction Stop } | Should -Throw -ErrorId 'SiteSecretInFile,*'
        Test-Path "$TestDrive/fel.yaml" | Should -BeFalse
    }

    It 'asks at the prompt, again where an answer cannot be used' {
        $answers = 'Röntgen Varberg', 'ingen', 'RegionHalland', '', '', '', '', '', 'fel', 'PACS1@pacs1:104', '', '', '', 'RADOPS:11120', 'fel', 'ris1:2575', ''
        $script = "Import-Module '$(Get-ModuleManifest)'; New-RadOpsSite '$TestDrive/frågad.yaml' -Language Swedish"
        $text = ($answers -join "`n") + "`n" | pwsh -NoProfile -Command $script | Out-String
        $text | Should -Match 'Vårdenhet'
        $text | Should -Match 'Det finns ingen rutin'
        $text | Should -Match 'Ta den i bruk: +\$env:RADOPS_SITE = '
        $site = Get-RadOpsSite -SiteFile "$TestDrive/frågad.yaml"
        $site.Site, $site.Organisation | Should -Be 'Röntgen Varberg', 'RegionHalland'
        $site.Nodes.Name | Should -Be 'pacs', 'self'
    }

    It 'says so where nobody can answer' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({ param($manifest, $file) Import-Module $manifest; New-RadOpsSite $file }).AddArgument((Get-ModuleManifest)).AddArgument("$TestDrive/ingen.yaml")
            $null = $shell.Invoke()
            $shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'SiteQuestionsUnanswered,*'
        }
        finally { $shell.Dispose() }
        Test-Path "$TestDrive/ingen.yaml" | Should -BeFalse
    }

    It 'has examples that run' {
        Push-Location $TestDrive
        try { Invoke-HelpExample New-RadOpsSite | Should -Be 3 } finally { Pop-Location }
        (Get-RadOpsSite -SiteFile "$TestDrive/site.yaml").Nodes.Count | Should -Be 3
        Test-Path "$TestDrive/other.yaml" | Should -BeFalse
    }
}
