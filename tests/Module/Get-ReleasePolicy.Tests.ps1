BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
}

Describe 'Get-ReleasePolicy' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-ReleasePolicy | Should -Be 'Organisation', 'Register', 'RuleId', 'SiteFile'
    }

    It 'gives every pack, or those asked for' {
        (Get-ReleasePolicy).Organisation | Sort-Object | Should -Be 'NuSjukvarden', 'RegionHalland'
        (Get-ReleasePolicy regionhalland).Version | Should -Be '4d1aeef0f528b136'
        ('NuSjukvarden' | Get-ReleasePolicy).Organisation | Should -Be 'NuSjukvarden'
        ([pscustomobject]@{ Organisation = 'RegionHalland' } | Get-ReleasePolicy).Organisation | Should -Be 'RegionHalland'
    }

    It 'gives rules with their words' {
        $rule = Get-ReleasePolicy RegionHalland -RuleId H-14
        $rule.Line | Should -Be 39
        $rule.Quote | Should -BeLike '*lämnar aldrig ut*'
        (Get-ReleasePolicy -RuleId 'N-*').RuleId | Should -Not -Contain 'H-14'
    }

    It 'says what there is not' {
        { Get-ReleasePolicy Norrbotten -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownOrganisation,*'
        Get-ReleasePolicy -RuleId H-999, H-14 -ErrorAction SilentlyContinue -ErrorVariable failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RuleNotFound,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure[0].TargetObject | Should -Be 'H-999'
    }

    It 'completes organisations' {
        (TabExpansion2 'Get-ReleasePolicy Reg' 21).CompletionMatches.CompletionText | Should -Be 'RegionHalland'
    }

    It 'is shown as a table' {
        Get-ReleasePolicy | Out-String -Width 200 | Should -Match 'RegionHalland +4d1aeef0f528b136'
    }
}
