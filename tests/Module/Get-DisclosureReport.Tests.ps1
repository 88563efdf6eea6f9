BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
    Import-Module $manifest
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $first = New-Order | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
    $second = New-PatientOrder @{ AccessionNumber = 'A2' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
    $null = New-Order @{ PatientId = '19101010-1010'; AccessionNumber = 'A3'; RequestId = 'annan' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Get-DisclosureReport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-DisclosureReport | Should -Be 'Before', 'ExportId', 'IncludeIdentity', 'PatientId', 'Register', 'Since', 'SiteFile'
    }

    It 'tells of every release of the patient whose release is named, and of nobody else' {
        $report = Get-DisclosureReport $first.ExportId @common
        $report.Disclosures.ExportId | Should -Be $first.ExportId, $second.ExportId
        $report.Disclosures[0].ToWhom | Should -Match 'Röntgen Sjöberga'
        $report.Disclosures[1].ToWhom | Should -Be 'Dig själv'
        $report.Log.Count | Should -BeGreaterThan 1
        ($report | Out-String) | Should -Match 'Dig själv'
    }

    It 'takes the number hidden, or as text' {
        (Get-DisclosureReport -PatientId (ConvertTo-SecureString '19121212-1212' -AsPlainText -Force) @common).Disclosures.Count | Should -Be 2
        (Get-DisclosureReport -PatientId '191212121212' @common).Disclosures.Count | Should -Be 2
        (Get-Command Get-DisclosureReport).Parameters['PatientId'].ParameterType | Should -Be ([securestring])
    }

    It 'shows the number only where it is asked for' {
        $report = Get-DisclosureReport $first.ExportId @common
        ($report | Format-List * | Out-String) + ($report | ConvertTo-Json -Depth 6) + "$report" | Should -Not -Match '(19)?121212-?1212'
        (Get-DisclosureReport $first.ExportId -IncludeIdentity @common).PatientNumber | Should -Be '191212121212'
        (Get-DisclosureReport $first.ExportId -IncludeIdentity @common | Out-String) | Should -Not -Match '(19)?121212-?1212'
    }

    It 'says what is wrong with a number without repeating it, in whatever stream' {
        $transcript = "$TestDrive/transcript.txt"
        $null = Invoke-OtherProcess {
            param($manifest, $register, $transcript, $wrong, $right)
            $null = Start-Transcript $transcript
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            Import-Module $manifest
            foreach ($number in $wrong, $right, 'abc') {
                $hidden = ConvertTo-SecureString $number -AsPlainText -Force
                Get-DisclosureReport -PatientId $hidden -Register $register
                Get-DisclosureReport -PatientId $number -Register $register | Format-List *
            }
            $Error | Format-List * -Force
            $null = Stop-Transcript
        } $manifest, "$TestDrive/register.db", $transcript, '19121212-1213', '19121212-1212' -ErrorAction SilentlyContinue
        $text = Get-Content $transcript -Raw
        $text | Should -Match 'PatientIdInvalid'
        $text | Should -Match '19121212-\*{4}'
        # The first lines of a transcript name the process and its arguments, which are this test's own.
        ($text -split '\*{22}' | Select-Object -Skip 2 | Out-String) | Should -Not -Match '(19)?121212[-+]?121[23]'
    }

    It 'only reads' {
        $before = Get-TreeState $TestDrive
        $null = Get-DisclosureReport $first.ExportId @common
        { Get-DisclosureReport R-1 @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
        Get-TreeState $TestDrive | Should -Be $before
    }
}
