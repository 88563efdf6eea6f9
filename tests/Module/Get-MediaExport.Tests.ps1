BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $made = (New-Order), (New-PatientOrder @{ AccessionNumber = 'A2' }) | Register-ManualRelease @common -Proof 'kvitto 1'
}

Describe 'Get-MediaExport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-MediaExport | Should -Be 'AccessionNumber', 'Before', 'ExportId', 'PatientId', 'Recipient', 'Register', 'RequestId', 'Since', 'SiteFile', 'StudyInstanceUid', 'Text'
    }

    It 'gives every release with its line' -Tag 'H-27' {
        $all = Get-MediaExport @common
        $all.ExportId | Should -Be $made.ExportId
        $all[0].RegisterLine | Should -Be 'CT torax 260608: Skickas till Röntgen Sjöberga fvb. Akuten Sjöberga enl. dr Åkesson, Akuten Sjöberga.'
    }

    It 'finds by <name>' -ForEach @(
        @{ name = 'AccessionNumber'; value = 'A2'; wanted = 1 }
        @{ name = 'PatientId'; value = '19121212-1212'; wanted = 2 }
        @{ name = 'RequestId'; value = 'Ö1'; wanted = 1 }
        @{ name = 'Recipient'; value = 'Patient'; wanted = 1 }
        @{ name = 'Text'; value = 'röntgen sjö'; wanted = 1 }
        @{ name = 'Since'; value = [datetime]::Now.AddHours(1); wanted = 0 }
        @{ name = 'Before'; value = [datetime]::Now.AddHours(1); wanted = 2 }
    ) {
        $given = @{ $name = $value }
        @(Get-MediaExport @common @given).Count | Should -Be $wanted
    }

    It 'takes names from the pipeline, by value and by property' {
        ($made[0].ExportId.ToLower() | Get-MediaExport @common).RequestId | Should -Be 'Ö1'
        ($made | Get-MediaExport @common).Count | Should -Be 2
    }

    It 'says which release there is not' {
        Get-MediaExport R-20260101-ZZZZZZ, $made[0].ExportId @common -ErrorAction SilentlyContinue -ErrorVariable failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ReleaseNotFound,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'R-20260101-ZZZZZZ'
    }

    It 'makes no register where there is none' {
        { Get-MediaExport -Register "$TestDrive/ingen.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
        Test-Path "$TestDrive/ingen.db" | Should -BeFalse
    }

    It 'completes names' {
        $line = "Get-MediaExport -Register '$register' -ExportId R-"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $made[0].ExportId
    }

    It 'is shown as a table without identities' {
        $view = Get-MediaExport @common | Out-String -Width 200
        $view | Should -Match 'R-\d{8}-'
        $view + (Get-MediaExport @common | Format-List * | Out-String) + (Get-MediaExport @common | ConvertTo-Json -Depth 3) | Should -Not -Match '121212-?1212'
    }
}
