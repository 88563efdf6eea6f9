BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
}

Describe 'Get-ReleasePolicy' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-ReleasePolicy | Should -Be 'Organisation', 'Register', 'RuleId', 'SiteFile'
    }

    It 'gives every pack, or those asked for' {
        (Get-ReleasePolicy).Id | Sort-Object | Should -Be 'NuExternGranskare', 'NuSjukvarden', 'RegionHalland', 'SasBoras', 'SkaraborgsSjukhus'
        (Get-ReleasePolicy regionhalland).Version | Should -Be '4d1aeef0f528b136'
        ('NuSjukvarden' | Get-ReleasePolicy).Organisation | Should -Be 'NuSjukvarden', 'NuSjukvarden'
        ([pscustomobject]@{ Organisation = 'RegionHalland' } | Get-ReleasePolicy).Organisation | Should -Be 'RegionHalland'
    }

    It 'gives rules with their words' {
        $rule = Get-ReleasePolicy RegionHalland -RuleId H-14
        $rule.Line | Should -Be 39
        $rule.Quote | Should -BeLike '*lämnar aldrig ut*'
        (Get-ReleasePolicy -RuleId 'N-*').RuleId | Should -Not -Contain 'H-14'
    }

    It 'gives lists that can be indexed' {
        $pack = Get-ReleasePolicy RegionHalland
        $pack.Rules[0].Clauses[0] | Should -Not -BeNullOrEmpty
        $pack.Documents[0].Changes[-1].Text | Should -Not -BeNullOrEmpty
        (Get-ReleasePolicy NuSjukvarden).Media[0] | Should -Be 'Iep'
    }

    It 'gives facts with what they say' {
        $fact = Get-ReleasePolicy -RuleId X-28
        $fact.Line | Should -Be 66
        $fact.Contact.Numbers | Should -Be '+62 81 338 773 651'
        (Get-ReleasePolicy SasBoras -RuleId D-* | Where-Object Instruction).Count | Should -Be 11
        # N-02 is a rule and N-07 a fact: one table shows both.
        Get-ReleasePolicy -RuleId N-02, N-07 | Out-String -Width 200 | Should -Match '(?s)N-02 +N +4 .*N-07 +N +10 '
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
