BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $release = New-PatientOrder | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Add-ReferralNote' {
    It 'has exactly these parameters' {
        Get-OwnParameter Add-ReferralNote | Should -Be 'Confirm', 'ExportId', 'NoClipboard', 'Pasted', 'Register', 'Ris', 'SiteFile', 'Step', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Add-ReferralNote $release.ExportId MediumMade @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'claims what was done and nothing else' -Tag 'N-12', 'N-16' {
        $note = Add-ReferralNote $release.ExportId -Step MediumMade, Sent @common
        $note.Text | Should -Match 'Bränt CD'
        $note.Text | Should -Not -Match 'faktura'
        $note.PasteInto | Should -Be 'Klistra in i remissanteckningen'
    }

    It 'takes releases from the pipeline; the same note twice is one' {
        $null = $release | Add-ReferralNote -Step MediumMade, Sent @common
        @((Get-MediaExport $release.ExportId @common).Notes).Count | Should -Be 1
    }

    It 'writes the note for RIS' -Tag 'N-48' {
        (Add-ReferralNote $release.ExportId -Step MediumMade -Ris @common).PasteInto | Should -Be 'Klistra in i RIS'
    }

    It 'knows that a note is pasted when a person has said so' -Tag 'N-16' {
        (Get-MediaExport $release.ExportId @common).OpenDuties | Should -Contain 'ReferralNote'
        $pasted = $release | Add-ReferralNote -Pasted @common
        $pasted.IsPasted | Should -Not -Contain $false
        (Get-MediaExport $release.ExportId @common).OpenDuties | Should -Not -Contain 'ReferralNote'
        { $release | Add-ReferralNote -Pasted @common -ErrorAction Stop } | Should -Throw -ErrorId 'NoteNotFound,*'
    }

    It 'refuses a note that could claim nothing' {
        $nothing = New-PatientOrder @{ RequestId = 'inget'; AccessionNumber = 'A9' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
        { Add-ReferralNote $nothing.ExportId @common -ErrorAction Stop } | Should -Throw -ErrorId 'NoteNothingDone,*'
        { Add-ReferralNote R-20260101-ZZZZZZ -Step Sent @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
    }
}
