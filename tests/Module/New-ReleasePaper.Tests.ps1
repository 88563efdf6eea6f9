BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noBrowser = -not (Find-Peer chromium chromium)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    New-SyntheticStudy "$TestDrive/studier" -AccessionNumber A1 -InstanceCount 3
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $release = New-PatientOrder @{ IepConnected = $false } | New-MediaExport @common -StudyRoot "$TestDrive/studier" -Destination "$TestDrive/media" -Medium Cd
    $byHand = New-PatientOrder @{ RequestId = 'hand'; AccessionNumber = 'A2' } | Register-ManualRelease @common -Medium Cd -Proof 'kvitto'
}

Describe 'New-ReleasePaper' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-ReleasePaper | Should -Be 'AsPdf', 'Confirm', 'Destination', 'ExportId', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        $release | New-ReleasePaper @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'draws up a paper that was lost, and takes releases from the pipeline' -Tag 'N-13' {
        Remove-Item "$TestDrive/media/papers" -Recurse
        $papers = $release | New-ReleasePaper @common
        $papers.Kind | Should -Be 'Label', 'Letter', 'ReportList', 'InvoiceBasis', 'HandOverChecklist', 'DisclosureReceipt'
        $papers.Path | ForEach-Object { $_ | Should -Exist }
        $papers[0].Path | Should -BeLike "*papers*$($release.ExportId)*etikett.html"
        [Net.WebUtility]::HtmlDecode((Get-Content $papers[0].Path -Raw -Encoding utf8)) | Should -Match 'Åsa Märta Öberg'
    }

    It 'is data as well, masked' -Tag 'C18' {
        $json = ($release | New-ReleasePaper @common | Where-Object Kind -EQ Label).Data | ConvertTo-Json -Depth 5
        $json | Should -Match $release.ExportId
        $json | Should -Not -Match '1212-?1212|Åsa'
    }

    It 'wants a folder for a release made by hand' {
        { New-ReleasePaper $byHand.ExportId @common -ErrorAction Stop } | Should -Throw -ErrorId 'DestinationMissing,*'
        (New-ReleasePaper $byHand.ExportId @common -Destination "$TestDrive/för hand").Kind | Should -Contain 'Label'
    }

    It 'says what it does not know' {
        { New-ReleasePaper R-20260101-ZZZZZZ @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
    }

    It 'says what to install where nothing prints' {
        $env:RADOPS_BROWSER = "$TestDrive/finns inte"
        try { { New-ReleasePaper $release.ExportId @common -AsPdf -ErrorAction Stop } | Should -Throw -ErrorId 'BrowserNotFound,*' }
        finally { Remove-Item Env:RADOPS_BROWSER }
    }

    It 'prints PDF by the browser' -Skip:$noBrowser {
        $papers = New-ReleasePaper $release.ExportId, $byHand.ExportId @common -Destination "$TestDrive/pdf" -AsPdf
        $papers.Count | Should -BeGreaterThan 10
        foreach ($paper in $papers) { [Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes($paper.Pdf)[0..4]) | Should -Be '%PDF-' }
    }

    It 'is shown without an identity' {
        $shown = $release | New-ReleasePaper @common | Out-String -Width 300
        $shown | Should -Match 'etikett.html'
        $shown | Should -Not -Match '1212-1212|Öberg'
    }
}
