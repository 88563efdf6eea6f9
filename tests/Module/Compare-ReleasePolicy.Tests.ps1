BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    # A pack with its routine beside it, and the same made stricter: a hospital is to have the patient's written consent too.
    $policies = "$(Get-RepositoryRoot)/examples/bjorkdalen/policies"
    Copy-Item "$policies/bjorkdalen.yaml", "$policies/rutin.txt" $TestDrive
    $stricter = (Get-Content "$TestDrive/bjorkdalen.yaml" -Raw).Replace('- { in: sjukhus, images: Allow, report: Allow }', '- { in: sjukhus, images: Allow, report: Allow }
      - { in: sjukhus, when: { Consent: { not: Written } }, needs: Consent.Written }')
    Set-Content "$TestDrive/stricter.yaml" $stricter -NoNewline -Encoding utf8
}

Describe 'Compare-ReleasePolicy' {
    It 'has exactly these parameters' {
        Get-OwnParameter Compare-ReleasePolicy | Should -Be 'AsOf', 'Policy', 'Register', 'Since', 'SiteFile', 'With'
    }

    It 'shows the cells that two files decide otherwise, with what was, what is and by which rules' {
        Push-Location $TestDrive
        try { $differences = @(Compare-ReleasePolicy bjorkdalen.yaml stricter.yaml -AsOf 2026-11-21 -WarningVariable warnings) } finally { Pop-Location }
        $differences | Should -BeOfType RadOps.Core.Policies.Comparison.PolicyDifference
        $first = ($differences | Where-Object { $_.Before.Outcome -eq 'Allow' })[0]
        $first.Where | Should -Be 'Recipient: [Hospital, Clinic], RecipientLocation: [InsideRegion, OutsideRegion], Situation: Planned, Signature: Final, Consent: [None, Verbal, VerbalViaOrderer], IepConnected: no'
        $first.Change | Should -Be 'Outcome Allow → Needs; Images Allow → Needs; Report Allow → Needs; Needs +Consent.Written'
        $first.Cells | Should -Be 48
        $first.Before.Outcome | Should -Be 'Allow'
        $first.After.Needs | Should -Be 'Consent.Written'
        $first.RulesAfter | Should -Be 'B-8:25'
        $warnings | Should -BeNullOrEmpty
    }

    It 'shows what one pack decides otherwise since a day' {
        $differences = Compare-ReleasePolicy RegionHalland -Since 2026-06-15 -AsOf 2026-06-16
        $differences[0].Change | Should -BeLike 'Outcome Open → *'
        $differences.RulesBefore | Should -Contain 'H-06:28'
        Compare-ReleasePolicy RegionHalland -Since 2026-06-16 -AsOf 2026-06-17 | Should -BeNullOrEmpty
    }

    It 'lists past releases that would be decided otherwise, without the patient' {
        $site = @{ SiteFile = "$TestDrive/site.yaml"; Register = "$TestDrive/register.db" }
        Set-Content "$TestDrive/site.yaml" "organisation: Bjorkdalen`npolicies: [ bjorkdalen.yaml ]"
        $order = New-Order @{ Organisation = 'Bjorkdalen'; Situation = 'Planned'; Medium = 'Cd' }
        $made = $order | Register-ManualRelease -Medium Cd -Proof 'kvitto 17' -Step MediumMade, Sent @site -WarningAction SilentlyContinue
        $consented = New-Order @{ RequestId = 'Ö2'; AccessionNumber = 'A2'; Organisation = 'Bjorkdalen'; Situation = 'Planned'; Medium = 'Cd'; Consent = 'Written' }
        $null = $consented | Register-ManualRelease -Medium Cd -Proof 'kvitto 18' -Step MediumMade, Sent @site -WarningAction SilentlyContinue
        $all = Compare-ReleasePolicy Bjorkdalen "$TestDrive/stricter.yaml" @site -Verbose 4>&1
        $releases = @($all | Where-Object { $_ -is [RadOps.Core.Policies.Comparison.ReleaseDifference] })
        $releases.ExportId | Should -Be $made.ExportId
        $releases[0].Change | Should -BeLike '*Outcome Allow → Needs*Needs +Consent.Written*'
        "$($releases | ConvertTo-Json -Depth 5)" | Should -Not -Match '1212|Sjöberga'
        "$all" | Should -Match '1 of 2 past releases would be decided otherwise'
        $releases[0] | Out-String -Width 200 | Should -Match "$($made.ExportId) +20\d\d-.* \+B-8:25"
    }

    It 'says what there is not, and what cannot be compared' {
        { Compare-ReleasePolicy Norrbotten RegionHalland -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownOrganisation,*'
        { Compare-ReleasePolicy RegionHalland "$TestDrive/saknas.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
        { Compare-ReleasePolicy RegionHalland SasBoras -ErrorAction Stop } | Should -Throw -ErrorId 'PolicyNotFound,*'
        { Compare-ReleasePolicy RegionHalland NuSjukvarden -Register "$TestDrive/saknas.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
    }

    It 'stops at once' {
        $state = Invoke-StoppedPipeline {
            param($manifest)
            Import-Module $manifest
            Compare-ReleasePolicy RegionHalland NuSjukvarden
        } (Get-ModuleManifest)
        $state | Should -Be 'Stopped'
    }

    It 'completes organisations' {
        (TabExpansion2 'Compare-ReleasePolicy Reg' 25).CompletionMatches.CompletionText | Should -Be 'RegionHalland'
        (TabExpansion2 'Compare-ReleasePolicy RegionHalland -With Nu' 43).CompletionMatches.CompletionText | Should -Be 'NuSjukvarden'
    }

    It 'has examples that run as they stand' {
        Push-Location $TestDrive
        try {
            Copy-Item "$(Get-RepositoryRoot)/examples" $TestDrive -Recurse
            Invoke-HelpExample Compare-ReleasePolicy | Should -Be 3
        }
        finally { Pop-Location }
    }
}
