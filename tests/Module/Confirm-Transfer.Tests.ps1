BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $quiet = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    if (Find-Peer orthanc Orthanc) {
        $archive = Start-Archive "$TestDrive/arkiv" -AeTitle IEPGW
        New-SiteWith $archive "$TestDrive/site.yaml"
        New-SyntheticStudy "$TestDrive/studier/ett" -AccessionNumber A1 -InstanceCount 2
        $transfer = New-Order @{ IepConnected = $true } | Send-ToIep -StudyRoot "$TestDrive/studier" -SiteFile "$TestDrive/site.yaml" @quiet
    }
}

AfterAll { if ($archive) { Stop-Archive $archive } }

Describe 'Confirm-Transfer' {
    It 'has exactly these parameters' {
        Get-OwnParameter Confirm-Transfer | Should -Be 'Confirm', 'Proof', 'Register', 'ReportSent', 'SiteFile', 'TransferId', 'WhatIf'
    }

    It 'says that there is no register' {
        { Confirm-Transfer T-AAAA-AAAA-AAAA -Proof x -Register "$TestDrive/saknas.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
    }

    It 'changes nothing with -WhatIf' -Skip:$noArchive {
        $before = (Get-FileHash $register).Hash
        $transfer | Confirm-Transfer -Proof 'IEP 4711' @quiet -WhatIf | Should -BeNullOrEmpty
        (Get-FileHash $register).Hash | Should -Be $before
    }

    It 'completes the transfers that wait for a person''s word' -Skip:$noArchive {
        $line = "Confirm-Transfer -Register '$register' T"
        $found = (TabExpansion2 $line $line.Length).CompletionMatches.Where({ $_.ResultType -eq 'ParameterValue' })
        $found.CompletionText | Should -Be $transfer.TransferId
        $found.ToolTip | Should -Match '^A1, 2 instances to '
    }

    It 'makes it a release, with its line and note' -Skip:$noArchive {
        $confirmed = $transfer | Confirm-Transfer -Proof 'IEP 4711' -ReportSent @quiet
        $confirmed.GetType().FullName | Should -Be 'RadOps.Core.Transfer.TransferConfirmation'
        $confirmed.ReferralNote | Should -Match 'via IEP till Akuten Sjöberga'
        $release = Get-MediaExport $transfer.TransferId @quiet
        $release.Origin | Should -Be 'Manual'
        $release.Proof | Should -Be 'IEP 4711'
        $release.InstanceCount | Should -Be 2
        $release.Report | Should -BeTrue
        ($confirmed | Format-Table | Out-String) | Should -Match 'CT torax'
        Invoke-ReleaseAudit @quiet | Where-Object Code -Like 'Transfer*' | Should -BeNullOrEmpty
        $line = "Confirm-Transfer -Register '$register' T"
        (TabExpansion2 $line $line.Length).CompletionMatches.Where({ $_.ResultType -eq 'ParameterValue' }) | Should -BeNullOrEmpty
    }

    It 'confirms once, and only what there is' -Skip:$noArchive {
        $transfer.TransferId, 'T-AAAA-AAAA-AAAA' | Confirm-Transfer -Proof 'igen' @quiet -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'TransferSettled', 'TransferNotFound'
    }
}
