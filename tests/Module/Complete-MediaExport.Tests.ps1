BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue'; NoClipboard = $true }
    New-SyntheticStudy "$TestDrive/studier" -AccessionNumber A1
    $quiet = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $fetched = New-PatientOrder @{ RequestId = 'hämtas'; Delivery = 'PickUp'; IepConnected = $false; ConsentBy = 'ssk Ek'; ConsentAt = '2026-06-08' } | New-MediaExport -StudyRoot "$TestDrive/studier" -Destination "$TestDrive/media" @quiet
    $posted = New-PatientOrder @{ RequestId = 'skickas'; IepConnected = $false; RegisterHitAcknowledged = $true; ConsentBy = 'ssk Ek'; ConsentAt = '2026-06-08' } | New-MediaExport -StudyRoot "$TestDrive/studier" -Destination "$TestDrive/media" @quiet
    $ready = 'MediumMade', 'LabelApplied', 'ReportsPrinted', 'PrePrintedEnvelope'
}

Describe 'Complete-MediaExport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Complete-MediaExport | Should -Be 'AddressType', 'Confirm', 'Duty', 'ExportId', 'HandedOver', 'IdDocument', 'IdValidTo', 'MediumPath', 'NoClipboard', 'Occurred', 'PickedUp',
            'PickedUpByProxy', 'Posted', 'ProxyForm', 'ProxyIdDocument', 'ProxyIdValidTo', 'Register', 'RegisteredMail', 'SiteFile', 'Step', 'WhatIf'
    }

    It 'makes a medium before anybody shows an identity document, and says so' -Tag 'N-39' {
        $fetched.Status | Should -Be 'Ready'
        $fetched.OpenDuties | Should -Contain 'IdNote'
        $fetched.Steps | Should -Be 'None'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Complete-MediaExport $fetched.ExportId -PickedUp -IdDocument Passport -IdValidTo 2040-01-01 -Step $ready @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'hands nothing over that the routine does not let go' -Tag 'N-38', 'N-39', 'N-12' {
        $refused = @(
            { Complete-MediaExport $fetched.ExportId -PickedUp @common -Step $ready -ErrorAction Stop }
            { Complete-MediaExport $fetched.ExportId -PickedUp -IdDocument Passport -IdValidTo 2020-01-01 @common -Step $ready -ErrorAction Stop }
            { Complete-MediaExport $fetched.ExportId -PickedUp -IdDocument Passport @common -Step $ready -ErrorAction Stop }
            { Complete-MediaExport $fetched.ExportId -PickedUp -IdDocument Passport -IdValidTo 2040-01-01 @common -ErrorAction Stop }
            { Complete-MediaExport $posted.ExportId -Posted -AddressType Registered -RegisteredMail @common -Step $ready -ErrorAction Stop }
            { Complete-MediaExport $posted.ExportId -Posted -AddressType Other @common -Step $ready -ErrorAction Stop }
            { Complete-MediaExport $posted.ExportId -Posted @common -Step $ready -ErrorAction Stop }
            { Complete-MediaExport $posted.ExportId -Step Sent @common -ErrorAction Stop }
            { Complete-MediaExport R-20260101-ZZZZZZ -Step MediumMade @common -ErrorAction Stop }
        )
        $codes = foreach ($attempt in $refused) { try { & $attempt; 'nothing' } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
        $codes | Should -Be 'ReleaseNeeds', 'IdentityDocumentExpired', 'IdentityIncomplete', 'MediumNotMade', 'RegisteredMailForbidden', 'AddressForbidden', 'AddressNotStated', 'StepNeedsHandOver', 'ReleaseNotFound'
        (Get-MediaExport $fetched.ExportId @quiet).Notes | Should -BeNullOrEmpty
    }

    It 'writes the note of a pick-up, and closes when all is done' -Tag 'N-40' {
        $gone = Complete-MediaExport $fetched.ExportId -PickedUp -IdDocument DrivingLicence -IdValidTo 2040-01-01 -Step ($ready + 'InvoiceBasisSent') @common
        $gone.HandOver | Should -Be 'PickedUp'
        $gone.Notes.Text | Should -Be 'Bränt CD och lämnat till patienten, skickat fakturaunderlag till fakturaenheten. ID-handling kontrollerad.'
        $gone.Status | Should -Be 'Released'
        $null = $gone | Add-ReferralNote -Pasted @common
        (Get-MediaExport $fetched.ExportId @quiet).Status | Should -Be 'Closed'
        ($gone | Format-Table | Out-String) | Should -Match 'Released'
    }

    It 'compares the burnt medium with what was made' -Tag 'N-12' {
        Copy-Item $posted.Path "$TestDrive/skiva" -Recurse
        { Complete-MediaExport $posted.ExportId -MediumPath $fetched.Path @common -ErrorAction Stop } | Should -Throw -ErrorId 'MediumIsAnother,*'
        (Complete-MediaExport $posted.ExportId -MediumPath "$TestDrive/skiva" @common).Steps | Should -Be 'MediumMade'
        Add-Content -LiteralPath "$TestDrive/skiva/DICOM/ST000001/SE000001/IM000001" 'x'
        { Complete-MediaExport $posted.ExportId -MediumPath "$TestDrive/skiva" @common -ErrorAction Stop } | Should -Throw -ErrorId 'MediumDamaged,*'
    }

    It 'takes releases from the pipeline' {
        $gone = Get-MediaExport $posted.ExportId @quiet | Complete-MediaExport -Posted -AddressType Registered -Step $ready @common
        $gone.Notes.Text | Should -Be 'Bränt CD och skickat till patienten.'
        Invoke-ReleaseAudit @quiet | Where-Object ExportId -In $posted.ExportId, $fetched.ExportId | Should -BeNullOrEmpty
    }
}
