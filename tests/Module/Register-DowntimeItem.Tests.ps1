BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Register-DowntimeItem' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-DowntimeItem | Should -Be 'By', 'Confirm', 'Drill', 'Examination', 'Kind', 'Number', 'Occurred', 'Offline', 'Organisation', 'PatientId', 'Referral', 'Register', 'ReplyFax', 'SiteFile', 'To', 'WhatIf'
    }

    It 'refuses a referral without a fax number for the report' -Tag 'D-21' {
        { Register-DowntimeItem Referral -By Akuten @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReplyFaxMissing,*'
        Test-Path "$TestDrive/journal" | Should -BeFalse
    }

    It 'gives a number and keeps nothing of the patient that tells who it is' {
        $item = Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' -Examination 'CT hjärna, 191212121212' @common
        $item.Number | Should -Match '^DT-[A-Z]{8}-\d{4}-[A-Z]$'
        $item.Patient | Should -Be '19121212-****'
        $item.Examination | Should -Not -Match '1212121212'
        Get-Content "$TestDrive/journal/*.journal" -Raw | Should -Not -Match '1212-?1212[^-]'
    }

    It 'asks who said a result to whom, and takes it for no report' -Tag 'X-15' {
        $paper = Register-DowntimeItem Referral -By Akuten -ReplyFax '033-616 00 00' @common
        { Register-DowntimeItem VerbalResult -By 'dr Ek' -Referral $paper.Number @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeItemIncomplete,*'
        $null = Register-DowntimeItem VerbalResult -By 'dr Ek' -To 'dr Al' -Referral $paper.Number @common
        (Get-DowntimeItem $paper.Number @common).Answer | Should -Be 'VerbalOnly'
    }

    It 'takes papers from a list, by the names of its columns, each as it comes' {
        $rows = 1..2 | ForEach-Object { [pscustomobject]@{ Kind = 'Referral'; By = "Avd $_"; ReplyFax = '033-616 00 00'; Examination = "CT $_" } }
        $seen = [Collections.Generic.List[string]]::new()
        $rows | ForEach-Object { $seen.Add("in $($_.By)"); $_ } | Register-DowntimeItem @common | ForEach-Object { $seen.Add("out $($_.By)") }
        $seen | Should -Be 'in Avd 1', 'out Avd 1', 'in Avd 2', 'out Avd 2'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Register-DowntimeItem Referral -By Akuten -ReplyFax '033-616 00 00' @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'completes the numbers that are open' {
        $number = (Get-DowntimeItem @common)[0].Number
        (TabExpansion2 "Register-DowntimeItem FaxedReport -SiteFile '$($common.SiteFile)' -Referral ").CompletionMatches.CompletionText | Should -Contain $number
    }
}
