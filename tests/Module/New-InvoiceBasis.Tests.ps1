BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    Set-Content "$TestDrive/priser.csv" "Product;Amount;ValidFrom;Source;Checked`nCD till patient;250,50;2026-01-01;Patientavgiftshandboken;2026-06-01"
    Set-Content "$TestDrive/site.yaml" "site: Röntgen Östra`norganisation: NuSjukvarden`nregister: sqlite:$register`nprices: priser.csv"
    $common = @{ SiteFile = "$TestDrive/site.yaml"; WarningAction = 'SilentlyContinue' }
    $release = New-PatientOrder | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
    $other = New-Order @{ Organisation = 'RegionHalland'; AccessionNumber = 'A2' } | Register-ManualRelease @common -Proof 'kvitto'
}

Describe 'New-InvoiceBasis' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-InvoiceBasis | Should -Be 'Confirm', 'ExportId', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'gives the routine''s account and address, and the site''s dated price' -Tag 'N-34', 'N-35', 'N-36' {
        $basis = New-InvoiceBasis $release.ExportId @common
        $basis.Account | Should -Be '3919'
        $basis.Product | Should -Be 'CD till patient'
        $basis.Amount | Should -Be 250.50
        $basis.Address | Should -Be 'NU-sjukvården', 'Fakturering VGR', 'Regionens Hus', '462 80 Vänersborg'
    }

    It 'gives the same one again, and takes releases from the pipeline' {
        ($release | New-InvoiceBasis @common).ExportId | Should -Be $release.ExportId
        @((Get-MediaExport $release.ExportId @common).InvoiceBasis).Count | Should -Be 1
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        $release.ExportId | New-InvoiceBasis @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'makes none up where the routine states none' {
        New-InvoiceBasis $other.ExportId, R-20260101-ZZZZZZ @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvoiceNotStated,*'
        $failures[0].CategoryInfo.Category | Should -Be 'NotImplemented'
        $failures[1].FullyQualifiedErrorId | Should -BeLike 'ReleaseNotFound,*'
        $failures[1].TargetObject | Should -Be 'R-20260101-ZZZZZZ'
    }

    It 'is shown with amount and account' {
        New-InvoiceBasis $release.ExportId @common | Out-String -Width 200 | Should -Match '3919'
    }
}
