BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $site = "$TestDrive/site.yaml"
    if (Find-Peer orthanc Orthanc) {
        $archive = Start-Archive "$TestDrive/arkiv" -AeTitle IEPGW
        New-SiteWith $archive $site
    }
    New-SyntheticStudy "$TestDrive/studier/ett" -AccessionNumber A1 -InstanceCount 4
    $common = @{ StudyRoot = "$TestDrive/studier"; SiteFile = $site; Register = $register; WarningAction = 'SilentlyContinue' }
}

AfterAll { if ($archive) { Stop-Archive $archive } }

Describe 'Send-ToIep' {
    It 'has exactly these parameters' {
        Get-OwnParameter Send-ToIep | Should -Be 'Confirm', 'InputObject', 'LiteralPath', 'Node', 'Organisation', 'Path', 'Register', 'ReportRoot', 'SiteFile', 'StudyRoot', 'ThrottleLimit', 'WhatIf'
    }

    It 'changes nothing with -WhatIf' -Skip:$noArchive {
        $before = Get-TreeState "$TestDrive/studier"
        New-Order @{ IepConnected = $true } | Send-ToIep @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState "$TestDrive/studier" | Should -Be $before
        Test-Path $register | Should -BeFalse
        Measure-Archive $archive | Should -Be 0
    }

    It 'sends nothing that the routine does not let out, or not this way' -Skip:$noArchive {
        $orders = (New-Order @{ RequestId = 'skiva' }),
            (New-Order @{ RequestId = 'nej'; Recipient = 'Patient'; RecipientLocation = $null; Situation = $null; Signature = 'Unsigned'; IepConnected = $true })
        $orders | Send-ToIep @common -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'RouteIsNotIep', 'ReleaseDenied'
        $failures.TargetObject | Should -Be 'skiva', 'nej'
        Measure-Archive $archive | Should -Be 0
    }

    It 'pushes to the gateway, and waits for a person' -Skip:$noArchive {
        $result = New-Order @{ IepConnected = $true } | Send-ToIep @common
        $result.Outcome | Should -Be 'AwaitingConfirmation'
        $result.Verified | Should -Be 4
        $result.Remaining | Should -Match 'IEP-portalen'
        Get-MediaExport -Register $register -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        (Invoke-ReleaseAudit -Register $register -WarningAction SilentlyContinue).Code | Should -Contain 'TransferNotConfirmed'
    }

    It 'sends the report along, counts it, and leaves none of it here' -Skip:$noArchive {
        $reports = New-Item "$TestDrive/utlåtanden" -ItemType Directory
        Set-Content "$reports/A1.pdf" "%PDF-1.4`n%%EOF"
        $staging = New-Item "$TestDrive/tillfälligt" -ItemType Directory
        Add-Content $site "folders: { staging: '$staging' }"
        $result = New-Order @{ RequestId = 'svar'; IepConnected = $true; Destination = 'Röntgen Falun'; RecipientName = 'Falun' } | Send-ToIep @common -ReportRoot $reports
        $result.Report | Should -BeTrue
        $result.Verified | Should -Be 5
        $result.Remaining | Should -Not -Match 'utlåtandet'
        Get-ChildItem $staging -Force | Should -BeNullOrEmpty
        (Confirm-Transfer $result.TransferId -Proof '4711' -Register $register -WarningAction SilentlyContinue).ReferralNote | Should -Match 'bilder och utlåtande'
    }

    It 'takes a file of orders' -Skip:$noArchive {
        New-Order @{ RequestId = 'f1'; IepConnected = $true; Destination = 'Röntgen Örebro'; RecipientName = 'Örebro' } | Export-Csv "$TestDrive/orders.csv" -Encoding utf8 -Delimiter ';'
        (Send-ToIep -Path "$TestDrive/orders.csv" @common).RequestId | Should -Be 'f1'
    }
}
