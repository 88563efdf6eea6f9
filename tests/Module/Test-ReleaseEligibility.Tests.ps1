BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $file = "$TestDrive/beställningar åäö.csv"
    Set-Content $file -Encoding utf8BOM @'
Ärende;Förvaltning;Mottagare;Egen remiss;Beställningsväg;Beställande klinik;Beställare;Sänds till;Samtycke;Relevans;Signering;Personnummer
1;RegionHalland;Kiropraktor;ja;SEFOS;Ryggkliniken;kiropraktor Åkesson;Ryggkliniken;;;Definitivsignerad;19121212-1212
2;RegionHalland;Kiropraktor;nej;SEFOS;Ryggkliniken;kiropraktor Åkesson;Ryggkliniken;;;Definitivsignerad;19121212-1212
3;RegionHalland;Kiropraktor;kanske;SEFOS;Ryggkliniken;kiropraktor Åkesson;Ryggkliniken;;;Definitivsignerad;19121212-1212
4;RegionHalland;Kiropraktor;ja;SEFOS;Ryggkliniken;kiropraktor Åkesson;Ryggkliniken;;;Definitivsignerad;19121212-1213
5;RegionHalland;Patient;;SEFOS;;;;;;Definitivsignerad;19121212-1212
'@
}

Describe 'Test-ReleaseEligibility' {
    It 'has exactly these parameters' {
        $facts = 'RequestId Unit Recipient RecipientLocation Situation Purpose PatientResidesAbroad TreatingClinicClosed ClosureAttestedBy OwnReferral Relevant IepConnected ArchivedInBfr BfrAccess ProtectedIdentity Deceased Blocked Signature Consent HarmAssessment PhysicianAdvice Items Medium MediumReason Delivery OrderChannel OrderingClinic Orderer Destination PatientIdChecked ProxyIdChecked ProxyFormRecorded RegisterHitAcknowledged'.Split(' ')
        Get-OwnParameter Test-ReleaseEligibility | Should -Be (@('AsOf', 'Culture', 'Explain', 'InputObject', 'LiteralPath', 'Organisation', 'Path', 'Register', 'SiteFile') + $facts | Sort-Object)
    }

    It 'decides the rows of a file in order, and says of bad ones where and why' -Tag 'H-14', 'H-19', 'H-20' {
        $decisions = Test-ReleaseEligibility -Path $file -ErrorAction SilentlyContinue -ErrorVariable failures
        $decisions.RequestId | Should -Be '1', '2', '5'
        $decisions.Outcome | Should -Be 'Allow', 'Needs', 'Deny'
        $decisions[1].Needs | Should -Contain 'Consent.Written'
        $failures.FullyQualifiedErrorId | Should -Be (, 'RequestInvalid,RadOps.PowerShell.Commands.TestReleaseEligibilityCommand' * 2)
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $failures.TargetObject | Should -Be '3', '4'
        "$($failures[0])" | Should -BeLike "*beställningar åäö.csv, row 4, column OwnReferral: 'kanske' is not *"
        "$($failures[1])" | Should -Not -Match '1213'
    }

    It 'explains in Swedish and quotes the rules' -Tag 'H-14' {
        $decision = Test-ReleaseEligibility -Organisation RegionHalland -Recipient Patient -Items Report
        $decision.Report | Should -Be 'Deny'
        $decision.Explanation | Should -Match 'behandlande läkare'
        $decision.Rules.RuleId | Should -Contain 'H-14'
        ($decision.Rules | Where-Object RuleId -EQ H-14).Line | Should -Be 39
    }

    It 'shows the path of a decision, step by step' -Tag 'H-15' {
        $path = Test-ReleaseEligibility -Organisation RegionHalland -Recipient Patient -Items Report -TreatingClinicClosed $true -ClosureAttestedBy 'två, 2026-11-02' -Signature Final -Explain
        $path | Should -BeOfType RadOps.Core.Release.DecisionPath
        $path.Outcome | Should -Be 'Allow'
        $overruled = $path.Steps | Where-Object Result -EQ Overruled
        $overruled.Id | Should -Be 'H-14'
        $overruled.OverruledBy | Should -Be 'H-15'
        ($path.Steps | Where-Object { $_.Id -eq 'C50' }).Unmet.Value | Should -Be 'Final'
        ($path.Steps | Where-Object { $_.Kind -eq 'Rule' -and $_.Result -eq 'Applies' }).Id | Select-Object -Unique | Should -Be $path.Decision.Rules.RuleId
    }

    It 'shows a path that reads well at <width> columns' -ForEach @{ width = 80 }, @{ width = 120 } {
        $text = Test-ReleaseEligibility -Organisation NuSjukvarden -Recipient Hospital -RecipientLocation OutsideRegion -Situation EmergencyWithPatient -IepConnected $false -RequestId A1 -AsOf 2026-11-21 -Explain | Out-String -Width $width
        $lines = $text.Trim() -split '\r?\n'
        $lines[0] | Should -Be 'A1  NuSjukvarden  2026-11-21  Partial  (Images Allow, Report Deny, Route Media)'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $width }
        $lines | Should -Contain '  x N-02 passar också, men N-23 och N-25 är undantag från den och går före.'
        $lines -match '^  [+] N-25 gäller' | Should -HaveCount 1
        # A mark begins each step, what follows stands under its text, and no line is broken in the middle of a word.
        $lines | Select-Object -Skip 1 | ForEach-Object { $_ | Should -Match '^  ([-+x] )?\S|^    \S' }
        ($text -replace '\s+', ' ') | Should -Match 'Vi bränner CD med undersökningsbilder”.*avsnitt och \d+ regler till gäller andra fall eller ändrar inget här\.'
    }

    It 'takes a path for the request that it is about' -Tag 'H-14' {
        (Test-ReleaseEligibility -Organisation RegionHalland -Recipient Patient -Items Report -Explain | Test-ReleaseEligibility).Report | Should -Be 'Deny'
    }

    It 'speaks Swedish whatever the session speaks, and English to whoever asks for it' {
        $was = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
            (Test-ReleaseEligibility -Organisation RegionHalland -Recipient Company).Explanation | Should -BeLike 'Rutinen säger inte *'
            (Test-ReleaseEligibility -Organisation RegionHalland -Recipient Company -Culture en-US).Explanation | Should -BeLike 'The routine does not say *'
            (Test-ReleaseEligibility -Organisation RegionHalland -Recipient Company -Culture en-us -Explain).Steps[-1].Sentence | Should -BeLike 'All in all: *'
        }
        finally { [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $was }
        { Test-ReleaseEligibility -Organisation RegionHalland -Recipient Company -Culture fi-FI } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'takes facts as parameters' -Tag 'H-19' {
        (Test-ReleaseEligibility -Organisation RegionHalland -Recipient Chiropractor -OwnReferral $true -Signature Final -OrderChannel Sefos -OrderingClinic Ryggkliniken -Orderer Åkesson -Destination Ryggkliniken).Outcome | Should -Be 'Allow'
    }

    It 'takes requests, decisions, hashtables, objects and files from the pipeline' {
        $request = [RadOps.Core.Release.ReleaseRequest]@{ RequestId = 'a'; Organisation = 'RegionHalland'; Recipient = 'Patient'; Items = 'Report' }
        $request, (Test-ReleaseEligibility -InputObject $request), @{ RequestId = 'b'; Recipient = 'Patient'; Items = 'Report' }, [pscustomobject]@{ Ärende = 'c'; Mottagare = 'Patient'; Omfattning = 'Utlåtande' } |
            Test-ReleaseEligibility -Organisation RegionHalland | ForEach-Object { "$($_.RequestId) $($_.Report)" } | Should -Be 'a Deny', 'a Deny', 'b Deny', 'c Deny'
        (Get-Item -LiteralPath $file | Test-ReleaseEligibility -ErrorAction SilentlyContinue).Count | Should -Be 3
        (Import-Csv $file -Delimiter ';' | Select-Object -First 2 | Test-ReleaseEligibility).Outcome | Should -Be 'Allow', 'Needs'
    }

    It 'sees every property of every object, however the object came by it' {
        function New-ChiropractorOrder { [pscustomobject][ordered]@{ Organisation = 'RegionHalland'; Recipient = 'Chiropractor'; OwnReferral = 'ja'; Signature = 'Final'; OrderChannel = 'Sefos'; OrderingClinic = 'Ryggkliniken'; Orderer = 'Åkesson'; Destination = 'Ryggkliniken' } }
        $noted, $scripted, $typed, $looked = 1..4 | ForEach-Object { New-ChiropractorOrder }
        $noted | Add-Member Blocked $true
        $scripted | Add-Member -MemberType ScriptProperty Blocked { $true }
        $typed.PSTypeNames.Insert(0, 'RadOps.Tests.BlockedOrder')
        $null = $looked.PSObject.Properties.Name
        Update-TypeData -TypeName RadOps.Tests.BlockedOrder -MemberName Blocked -MemberType ScriptProperty -Value { $true } -Force
        try {
            (New-ChiropractorOrder), (New-ChiropractorOrder), $looked, $noted, (New-ChiropractorOrder), $scripted, $typed, ($noted | Select-Object *), (New-ChiropractorOrder) |
                Test-ReleaseEligibility | ForEach-Object Outcome | Should -Be 'Allow', 'Allow', 'Allow', 'Open', 'Allow', 'Open', 'Open', 'Open', 'Allow'
        }
        finally { Remove-TypeData RadOps.Tests.BlockedOrder }
    }

    It 'refuses what is no request, and goes on' {
        $decisions = 'orders.csv', 7, [pscustomobject]@{ Colour = 'red' }, @{ Recipient = 'Patient' } | Test-ReleaseEligibility -Organisation NuSjukvarden -ErrorAction SilentlyContinue -ErrorVariable failures
        @($decisions).Count | Should -Be 1
        $failures.FullyQualifiedErrorId -like 'NotARequest,*' | Should -HaveCount 3
        $failures.TargetObject | Should -Be 'item 1', 'item 2', 'item 3'
    }

    It 'gives the first decision before the last request' {
        $seen = [Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object { $seen.Add("in $_"); @{ RequestId = "$_"; Recipient = 'Patient'; Organisation = 'NuSjukvarden' } } | Test-ReleaseEligibility | ForEach-Object { $seen.Add("out $($_.RequestId)") }
        $seen | Should -Be 'in 1', 'out 1', 'in 2', 'out 2', 'in 3', 'out 3'
    }

    It 'decides for another day' {
        (Test-ReleaseEligibility -Organisation NuSjukvarden -Recipient Patient -AsOf 2026-06-15).AsOf.ToString('yyyy-MM-dd') | Should -Be '2026-06-15'
    }

    It 'says of a file as a whole what is wrong: <code>' -ForEach @(
        @{ code = 'CsvEmpty'; text = '' }
        @{ code = 'CsvMissingColumn'; text = "RequestId;Organisation`n1;RegionHalland" }
    ) {
        Set-Content "$TestDrive/fel.csv" $text -NoNewline
        { Test-ReleaseEligibility -Path "$TestDrive/fel.csv" -ErrorAction Stop } | Should -Throw -ErrorId "$code,*"
    }

    It 'says which file is not there and reads the others' {
        (Test-ReleaseEligibility -Path "$TestDrive/saknas.csv", $file -ErrorAction SilentlyContinue -ErrorVariable failures).Count | Should -Be 3
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }

    It 'shows no identity in view, error or text' {
        $decisions = Test-ReleaseEligibility -Path $file -ErrorAction SilentlyContinue -ErrorVariable failures
        ($decisions | Format-Table | Out-String -Width 300) + ($decisions | Format-List * | Out-String) + ($failures | Out-String) | Should -Not -Match '121212-?121'
    }

    It 'runs in parallel' {
        $manifest = Get-ModuleManifest
        (1..8 | ForEach-Object -ThrottleLimit 4 -Parallel { Import-Module $using:manifest; Test-ReleaseEligibility -Organisation RegionHalland -Recipient Patient -RequestId $_ }).Outcome | Should -Be (, 'Deny' * 8)
    }

    It 'stops on Ctrl+C' {
        Invoke-StoppedPipeline { param($manifest) Import-Module $manifest; & { while ($true) { @{ Recipient = 'Patient'; Organisation = 'NuSjukvarden' } } } | Test-ReleaseEligibility } (Get-ModuleManifest) | Should -Be 'Stopped'
    }
}
