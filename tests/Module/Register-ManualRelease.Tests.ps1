BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue'; Proof = 'IEP-kvitto 4711' }
}

Describe 'Register-ManualRelease' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-ManualRelease | Should -Be 'AsPdf', 'Confirm', 'Destination', 'InputObject', 'Items', 'LiteralPath', 'Medium', 'Occurred', 'Organisation', 'Path', 'Proof', 'Register', 'SiteFile', 'Step', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        New-Order | Register-ManualRelease @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'enters line, note and invoice basis' -Tag 'N-16', 'N-34', 'N-35', 'H-26' {
        $release = New-PatientOrder | Register-ManualRelease @common -Medium Cd -Step MediumMade, Sent, InvoiceBasisSent
        $release.Origin | Should -Be 'Manual'
        $release.Proof | Should -Be 'IEP-kvitto 4711'
        $release.Notes[0].Text | Should -Match 'CD'
        $release.InvoiceBasis.Account | Should -Be '3919'
        $release.RegisterLine | Should -BeLike 'CT torax 260608: Skickas till *'
    }

    It 'draws up its papers where a folder for them is known' -Tag 'N-13', 'N-34' {
        $release = New-PatientOrder @{ RequestId = 'papper'; AccessionNumber = 'A5' } | Register-ManualRelease @common -Medium Cd -Destination "$TestDrive/papper"
        (Get-ChildItem "$TestDrive/papper/papers/$($release.ExportId)").Name | Should -Contain 'etikett.html'
        (Get-ChildItem "$TestDrive/papper/papers/$($release.ExportId)").Name | Should -Contain 'fakturaunderlag.html'
        { New-Order | Register-ManualRelease @common -AsPdf -ErrorAction Stop } | Should -Throw -ErrorId 'DestinationMissing,*'
    }

    It 'records what went, and when' -Tag 'H-11', 'H-25' {
        $release = New-Order @{ RequestId = 'x'; AccessionNumber = 'A3' } | Register-ManualRelease @common -Medium Iep -Items Images -Occurred 2026-06-09T08:30
        $release.Images | Should -BeTrue
        $release.Report | Should -BeFalse
        $release.Method | Should -Be 'Linked'
        $release.Occurred.LocalDateTime | Should -Be ([datetime]'2026-06-09T08:30')
    }

    It 'is the first to record something in a database that is new, which others before it only looked into' {
        if (-not (Find-Peer postgresql initdb)) { Set-ItResult -Skipped -Because 'PostgreSQL (package postgresql) is not there'; return }
        $database = Start-Database
        try {
            $named = @{ Register = $database.Register; WarningAction = 'SilentlyContinue' }
            (New-Order | Test-ReleaseEligibility @named).Outcome | Should -Not -BeNullOrEmpty
            $release = New-Order | Register-ManualRelease @named -Proof 'IEP-kvitto 4711'
            (Get-MediaExport @named).ExportId | Should -Be $release.ExportId
        }
        finally { Stop-Database $database }
    }

    It 'records a release that the routine does not allow: it has happened' {
        (New-Order @{ RequestId = 'nej'; AccessionNumber = 'A4'; Recipient = 'Other' } | Register-ManualRelease @common).RequestId | Should -Be 'nej'
    }

    It 'takes a file, and says of bad rows where they are' {
        Set-Content "$TestDrive/order.csv" "RequestId;Organisation;Recipient;AccessionNumber;Examination;ExaminationDate;Signature`nf1;NuSjukvarden;Hospital;A6;CT huvud;2026-06-08;Final`nf2;NuSjukvarden;Hospital;A7;CT huvud;i fredags;Final"
        (Register-ManualRelease -Path "$TestDrive/order.csv" @common -ErrorAction SilentlyContinue -ErrorVariable failures).RequestId | Should -Be 'f1'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $failures[0].TargetObject | Should -Be 'f2'
    }

    It 'wants a proof' {
        { New-Order | Register-ManualRelease -Register $register -Proof ' ' -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'ProofMissing,*'
    }
}
