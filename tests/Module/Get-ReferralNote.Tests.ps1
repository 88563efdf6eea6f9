BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $one = New-PatientOrder @{ RequestId = 'ett' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Step MediumMade, Sent
    $two = New-PatientOrder @{ RequestId = 'två'; AccessionNumber = 'A2' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Step MediumMade
}

Describe 'Get-ReferralNote' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-ReferralNote | Should -Be 'ExportId', 'NotPasted', 'Register', 'Since', 'SiteFile', 'ToClipboard'
    }

    It 'shows all notes, or those of a release' {
        @(Get-ReferralNote @common).Count | Should -Be 2
        (Get-ReferralNote $one.ExportId @common).Text | Should -Be 'Bränt CD och skickat till patienten.'
        ($two | Get-ReferralNote @common).Text | Should -Be 'Bränt CD till patienten.'
    }

    It 'tells what a person has said is pasted' {
        $null = Add-ReferralNote $one.ExportId -Pasted @common
        (Get-ReferralNote -NotPasted @common).ExportId | Should -Be $two.ExportId
        $pasted = Get-ReferralNote $one.ExportId @common
        $pasted.IsPasted | Should -BeTrue
        $pasted.PastedBy | Should -Not -BeNullOrEmpty
        ($pasted | Format-Table | Out-String) | Should -Match '\d{4}-\d\d-\d\d'
    }

    It 'says that there is no release, no register and no clipboard' {
        { Get-ReferralNote R-20260101-ZZZZZZ @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
        { Get-ReferralNote -Register "$TestDrive/saknas.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
        if ($IsLinux -and -not $env:DISPLAY -and -not $env:WAYLAND_DISPLAY) {
            $null = Get-ReferralNote $one.ExportId -ToClipboard -Register "$TestDrive/register.db" -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -Match 'no clipboard'
        }
    }
}
