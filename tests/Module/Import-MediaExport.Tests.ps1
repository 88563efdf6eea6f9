BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $lines = @(
        'CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.'
        '19121212-1212 MR hjärna 260609: Skickades till Röntgen Östra'
        'ringde om något för 19121212-1212'
    )
    [IO.File]::WriteAllLines("$TestDrive/lista åäö.txt", $lines, [Text.Encoding]::Latin1)
    Set-Content "$TestDrive/lista.csv" "Personnummer;Remissnummer;Utlämnad;Rad`n19121212-1212;A1;2026-06-10;CT torax 260608: Skickas till Röntgen Sjöberga.`n19121212-1212;A2;2026-06-10;ringde"
}

Describe 'Import-MediaExport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Import-MediaExport | Should -Be 'Confirm', 'LiteralPath', 'Organisation', 'Path', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Import-MediaExport "$TestDrive/lista åäö.txt" @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'reads lines as people wrote them, and says which it cannot, without their words' {
        $result = Import-MediaExport "$TestDrive/lista åäö.txt" -Organisation RegionHalland @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $result.Added | Should -Be 2
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RegisterLineUnreadable,*'
        $failures[0].TargetObject | Should -BeLike '*lista åäö.txt:3'
        "$($failures[0])" | Should -Not -Match '1212'
        (Get-MediaExport @common).RegisterLine[0] | Should -Be $lines[0]
    }

    It 'brings in nothing twice' {
        $again = Get-Item "$TestDrive/lista åäö.txt" | Import-MediaExport -Organisation RegionHalland @common -ErrorAction SilentlyContinue
        $again.Added | Should -Be 0
        $again.Known | Should -Be 2
    }

    It 'reads a table, so that an earlier release is found' {
        (Import-MediaExport -LiteralPath "$TestDrive/lista.csv" -Organisation RegionHalland @common -ErrorAction SilentlyContinue -ErrorVariable failures).Added | Should -Be 1
        $failures[0].TargetObject | Should -BeLike '*lista.csv:3'
        (New-HallandOrder | Test-ReleaseEligibility @common).Needs | Should -Contain 'RegisterHit'
    }

    It 'says what is not there' {
        { Import-MediaExport "$TestDrive/saknas.txt" @common -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
    }
}
